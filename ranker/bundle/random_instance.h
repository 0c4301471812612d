// Seeded instances for tests and for `mitate bench bundle`: money for about half of the places,
// each option good for a few goals. Same seed, same instance, on every machine. Not for answers.
#pragma once
#include <cstdint>

#include "ranker/bundle/instance.h"

namespace mitate::ranker::bundle {

/// At most 8 services. Values are drawn like the matcher's: an option has a quality, is nothing for
/// two goals of three and more or less good for the rest; costs spread over a factor of 20 and grow
/// with quality. The budget pays for four to six services of middle cost.
[[nodiscard]] Instance random_instance(std::uint64_t seed, std::size_t options, std::size_t goals);
/// Small, with every kind of rule: purses, pairs, demands, providers, decisions, diminishing.
[[nodiscard]] Instance random_ruled_instance(std::uint64_t seed);

}  // namespace mitate::ranker::bundle
