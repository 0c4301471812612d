// What is in a need text but is not a need: markup, code, addresses, and sentences that try to give
// orders to a machine. It is blanked before anything is read, so it can change no slot and is never
// obeyed. Positions stay the same.
#pragma once
#include <string>

namespace mitate::ranker::reading {

/// Blanks in place: tags become spaces, blocks and order sentences become line feeds. True when
/// markup that runs (scripts), statements or orders were among it, so that the writer can be told.
bool blank_noise(std::u32string& folded);

}  // namespace mitate::ranker::reading
