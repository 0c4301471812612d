// A library to preload: makes accept4() fail as a busy or broken system would, so that a test can
// see whether the server lives on. FAULTY_ACCEPT is a list of errno numbers; every second call gets
// the next of them until the list ends. Not linked into anything.
#include <dlfcn.h>
#include <sys/socket.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>

namespace {

/// The errno for this call; 0: let it through.
int next_fault() {
  static const char* left = std::getenv("FAULTY_ACCEPT");
  static std::atomic<unsigned> calls{0};
  if (left == nullptr || *left == '\0' || calls.fetch_add(1) % 2 == 1) return 0;
  char* end = nullptr;
  const long number = std::strtol(left, &end, 10);
  left = *end == ',' ? end + 1 : end;
  return static_cast<int>(number);
}

}  // namespace

extern "C" int accept4(int socket, sockaddr* address, socklen_t* length, int flags) {
  using Accept = int (*)(int, sockaddr*, socklen_t*, int);
  static const auto real = reinterpret_cast<Accept>(dlsym(RTLD_NEXT, "accept4"));
  if (const int fault = next_fault(); fault != 0) {
    errno = fault;
    return -1;
  }
  return real(socket, address, length, flags);
}
