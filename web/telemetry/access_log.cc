#include "web/telemetry/access_log.h"

#include <array>

namespace mitate::web {

std::string format(const AccessRecord& record) {
  std::array<char, 32> ms{};
  std::snprintf(ms.data(), ms.size(), "%.1f", static_cast<double>(record.took.count()) / 1000.0);
  std::string line = "method=";
  line += record.method;
  line += " route=";
  line += record.route.empty() ? "none" : record.route;
  line += " status=" + std::to_string(record.status);
  line += " ms=";
  line += ms.data();
  line += " bytes=" + std::to_string(record.bytes) + " id=";
  line += record.request_id;
  if (!record.cause.empty()) {
    line += " cause=\"";
    for (const char byte : record.cause) {
      // One line each, whatever a library wrote.
      line += byte == '"' || static_cast<unsigned char>(byte) < 0x20 ? '\'' : byte;
    }
    line += '"';
  }
  return line;
}

void AccessLog::write(const AccessRecord& record) const {
  if (out_ == nullptr) return;
  const std::string line = format(record) + '\n';
  std::fwrite(line.data(), 1, line.size(), out_);
  std::fflush(out_);
}

}  // namespace mitate::web
