#include "catalog/base/result.h"

#include <catch2/catch.hpp>

using namespace mitate;

namespace {

struct Refusal {
  int status = 0;
};

Result<int, Refusal> halved(int number) {
  if (number % 2 != 0) return UnexpectedOf(Refusal{400});
  return number / 2;
}
Result<void, Refusal> quartered(int number) {
  MITATE_TRY(const int half, halved(number));
  MITATE_TRY(const int quarter, halved(half));
  return quarter > 0 ? Result<void, Refusal>() : UnexpectedOf(Refusal{404});
}
Result<int> usual(bool good) {
  if (!good) return Unexpected(ErrorCode::Io, "no");
  return 1;
}

}  // namespace

TEST_CASE("a room's own error goes through the same macros as the usual one", "[result]") {
  CHECK(*halved(6) == 3);
  CHECK(halved(5).error().status == 400);
  CHECK(quartered(8));
  CHECK(quartered(6).error().status == 400);
  CHECK(quartered(0).error().status == 404);
  CHECK(usual(false).error().code == ErrorCode::Io);
}
