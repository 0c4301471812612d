// Result<T, E> for web: a value or, where a function refuses a caller, a Problem. Used by
// everything in web through problem.h.
#pragma once
#include <type_traits>
#include <utility>
#include <variant>

#include "catalog/base/result.h"

namespace mitate::web {

template <typename E>
class UnexpectedOf {
 public:
  explicit UnexpectedOf(E error) : error_(std::move(error)) {}
  [[nodiscard]] E&& take() && { return std::move(error_); }

 private:
  E error_;
};

template <typename T, typename E>
class [[nodiscard]] Outcome {
 public:
  using value_type = T;
  Outcome(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Outcome(UnexpectedOf<E> unexpected)
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
  [[nodiscard]] E&& error() && {
    MITATE_CHECK(!has_value());
    return std::get<1>(std::move(state_));
  }

 private:
  std::variant<T, E> state_;
};

template <typename E>
class [[nodiscard]] Outcome<void, E> {
 public:
  using value_type = void;
  Outcome() : state_(std::in_place_index<0>) {}
  Outcome(UnexpectedOf<E> unexpected)
      : state_(std::in_place_index<1>, std::move(unexpected).take()) {}
  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  /// REQUIRES !has_value().
  [[nodiscard]] const E& error() const& {
    MITATE_CHECK(!has_value());
    return std::get<1>(state_);
  }
  [[nodiscard]] E&& error() && {
    MITATE_CHECK(!has_value());
    return std::get<1>(std::move(state_));
  }

 private:
  std::variant<std::monostate, E> state_;
};

template <typename T, typename E = Error>
using Result = std::conditional_t<std::is_same_v<E, Error>, mitate::Result<T>, Outcome<T, E>>;

[[nodiscard]] inline Unexpected unexpected(Error error) { return Unexpected(std::move(error)); }

}  // namespace mitate::web

// The same macros for both kinds of error.
#undef MITATE_TRY
#undef MITATE_TRY_VOID
#define MITATE_TRY(declaration, expression)                                                    \
  auto MITATE_CONCAT(mitate_try_, __LINE__) = (expression);                                    \
  if (!MITATE_CONCAT(mitate_try_, __LINE__))                                                   \
    return ::mitate::web::unexpected(std::move(MITATE_CONCAT(mitate_try_, __LINE__)).error()); \
  declaration = std::move(MITATE_CONCAT(mitate_try_, __LINE__)).value()
#define MITATE_TRY_VOID(expression)                                                             \
  do {                                                                                          \
    auto mitate_try_void = (expression);                                                        \
    if (!mitate_try_void) return ::mitate::web::unexpected(std::move(mitate_try_void).error()); \
  } while (false)
