// A value or an error, restricted to the names std::expected uses, so that the day the compiler has
// it the change is an alias. The error is an Error unless a room has its own kind (web: Problem).
// Not for absence: that is std::optional. Used by every room.
#pragma once
#include <concepts>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <variant>

#include "catalog/base/error.h"

namespace mitate {

/// Stops the program when our own code broke a promise. User input can never reach it.
#define MITATE_CHECK(condition)                                                              \
  do {                                                                                       \
    if (!(condition)) {                                                                      \
      std::fprintf(stderr, "%s:%d: broken invariant: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                          \
    }                                                                                        \
  } while (false)

/// Wraps an error so that `return Unexpected(error)` cannot be confused with a value.
template <typename E>
class UnexpectedOf {
 public:
  explicit UnexpectedOf(E error) : error_(std::move(error)) {}
  UnexpectedOf(ErrorCode code, std::string message, std::string hint = {},
               Place place = {}) requires std::same_as<E, Error>
      : error_{code, std::move(message), std::move(hint), std::move(place), {}} {}
  [[nodiscard]] E&& take() && { return std::move(error_); }

 private:
  E error_;
};
using Unexpected = UnexpectedOf<Error>;

template <typename T, typename E = Error>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  using error_type = E;
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(UnexpectedOf<E> unexpected)
      : state_(std::in_place_index<1>, std::move(unexpected).take()) {}

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  /// REQUIRES has_value().
  [[nodiscard]] T& value() & {
    MITATE_CHECK(has_value());
    return std::get<0>(state_);
  }
  [[nodiscard]] const T& value() const& {
    MITATE_CHECK(has_value());
    return std::get<0>(state_);
  }
  [[nodiscard]] T&& value() && {
    MITATE_CHECK(has_value());
    return std::get<0>(std::move(state_));
  }
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }

  /// REQUIRES !has_value().
  [[nodiscard]] const E& error() const& {
    MITATE_CHECK(!has_value());
    return std::get<1>(state_);
  }
  [[nodiscard]] E& error() & {
    MITATE_CHECK(!has_value());
    return std::get<1>(state_);
  }
  [[nodiscard]] E&& error() && {
    MITATE_CHECK(!has_value());
    return std::get<1>(std::move(state_));
  }

 private:
  std::variant<T, E> state_;
};

template <typename E>
class [[nodiscard]] Result<void, E> {
 public:
  using value_type = void;
  using error_type = E;
  Result() = default;
  Result(UnexpectedOf<E> unexpected) : error_(std::move(unexpected).take()), failed_(true) {}
  [[nodiscard]] bool has_value() const { return !failed_; }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] const E& error() const& {
    MITATE_CHECK(failed_);
    return error_;
  }
  [[nodiscard]] E& error() & {
    MITATE_CHECK(failed_);
    return error_;
  }
  [[nodiscard]] E&& error() && {
    MITATE_CHECK(failed_);
    return std::move(error_);
  }

 private:
  E error_{};
  bool failed_ = false;
};

}  // namespace mitate

#define MITATE_CONCAT_INNER(a, b) a##b
#define MITATE_CONCAT(a, b) MITATE_CONCAT_INNER(a, b)
/// `MITATE_TRY(auto x, expression)` binds the value or returns the error from this function.
#define MITATE_TRY(declaration, expression)                                                 \
  auto MITATE_CONCAT(mitate_try_, __LINE__) = (expression);                                 \
  if (!MITATE_CONCAT(mitate_try_, __LINE__))                                                \
    return ::mitate::UnexpectedOf(std::move(MITATE_CONCAT(mitate_try_, __LINE__)).error()); \
  declaration = std::move(MITATE_CONCAT(mitate_try_, __LINE__)).value()
/// The same for Result<void>.
#define MITATE_TRY_VOID(expression)                                                          \
  do {                                                                                       \
    auto mitate_try_void = (expression);                                                     \
    if (!mitate_try_void) return ::mitate::UnexpectedOf(std::move(mitate_try_void).error()); \
  } while (false)
