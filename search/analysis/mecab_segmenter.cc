// The MeCab door. The dictionary is looked for in fixed places and never taken from a user's
// mecabrc, so that two machines cut text alike.
#include <mecab.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <utility>

#include "search/analysis/kana.h"
#include "search/analysis/segmenter.h"
#include "search/analysis/utf8.h"

namespace mitate::search {
namespace {

constexpr std::array kDictionaryFolders = {
    "/var/lib/mecab/dic/ipadic-utf8",
    "/usr/share/mecab/dic/ipadic-utf8",
    "/usr/lib/x86_64-linux-gnu/mecab/dic/ipadic-utf8",
    "/usr/lib/aarch64-linux-gnu/mecab/dic/ipadic-utf8",
    "/usr/lib/mecab/dic/ipadic-utf8",
    "/usr/lib/x86_64-linux-gnu/mecab/dic/ipadic",
    "/usr/local/lib/mecab/dic/ipadic",
};
// A longer run costs a lattice that grows with it; no sentence is that long.
constexpr std::size_t kLongestRun = 4000;

// ipadic: part of speech, three sub-classes, inflection type and form, base, reading,
// pronunciation.
struct Feature {
  std::array<std::string_view, 9> field{};
  std::size_t count = 0;
};

Feature split_feature(std::string_view text) {
  Feature feature;
  while (feature.count < feature.field.size()) {
    const std::size_t comma = text.find(',');
    feature.field[feature.count++] = text.substr(0, comma);
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  return feature;
}

TokenKind kind_of(const Feature& feature) {
  const std::string_view pos = feature.field[0];
  const std::string_view sub = feature.field[1];
  if (pos == "名詞") {
    if (sub == "数") return TokenKind::Number;
    if (sub == "接尾") return TokenKind::Suffix;
    if (sub == "非自立" || sub == "代名詞" || sub == "特殊" || sub == "接続詞的") {
      return TokenKind::Function;
    }
    return TokenKind::Word;
  }
  if (pos == "動詞" || pos == "形容詞") {
    return sub == "自立" ? TokenKind::Word : TokenKind::Function;
  }
  if (pos == "副詞") return TokenKind::Word;
  if (pos == "接頭詞") return TokenKind::Prefix;
  if (pos == "記号") return TokenKind::Symbol;
  return TokenKind::Function;
}

// ipadic reads the surface; the reading of the dictionary form follows from the part the two share:
// 暮らし/クラシ with base 暮らす -> クラス.
std::u32string reading_of_base(std::u32string_view surface, std::u32string_view reading,
                               std::u32string_view base) {
  if (surface == base) return std::u32string(reading);
  std::size_t shared = 0;
  while (shared < surface.size() && shared < base.size() && surface[shared] == base[shared])
    ++shared;
  const std::u32string_view tail = surface.substr(shared);
  if (shared == 0 || tail.size() > reading.size()) return {};
  const std::u32string_view reading_tail = reading.substr(reading.size() - tail.size());
  for (std::size_t i = 0; i < tail.size(); ++i) {
    if (to_katakana(tail[i]) != reading_tail[i]) return {};
  }
  std::u32string out(reading.substr(0, reading.size() - tail.size()));
  for (const char32_t c : base.substr(shared)) {
    if (!is_kana(c)) return {};
    out.push_back(to_katakana(c));
  }
  return out;
}

// A tagger and a lattice belong to one thread at a time; they are borrowed from a pool because the
// server's threads come and go.
class MecabSegmenter final : public Segmenter {
 public:
  MecabSegmenter(std::unique_ptr<MeCab::Model> model, std::string identity)
      : model_(std::move(model)), identity_(std::move(identity)) {}

  void segment(std::u32string_view run, std::size_t offset,
               std::vector<Token>& out) const override {
    while (!run.empty()) {
      const std::size_t size = std::min(run.size(), kLongestRun);
      segment_piece(run.substr(0, size), offset, out);
      run.remove_prefix(size);
      offset += size;
    }
  }
  std::string name() const override { return "mecab-ipadic"; }
  std::string identity() const override { return identity_; }

 private:
  struct Worker {
    std::unique_ptr<MeCab::Tagger> tagger;
    std::unique_ptr<MeCab::Lattice> lattice;
  };

  Worker borrow() const {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        Worker worker = std::move(idle_.back());
        idle_.pop_back();
        return worker;
      }
    }
    return {std::unique_ptr<MeCab::Tagger>(model_->createTagger()),
            std::unique_ptr<MeCab::Lattice>(model_->createLattice())};
  }

  void give_back(Worker worker) const {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(worker));
  }

  void segment_piece(std::u32string_view run, std::size_t offset, std::vector<Token>& out) const {
    const std::string bytes = to_utf8(run);
    Worker worker = borrow();
    worker.lattice->set_sentence(bytes.data(), bytes.size());
    std::size_t at = offset;
    if (worker.tagger->parse(worker.lattice.get())) {
      std::size_t byte = 0;
      for (const MeCab::Node* node = worker.lattice->bos_node()->next;
           node != nullptr && node->stat != MECAB_EOS_NODE; node = node->next) {
        // rlength counts the spaces before the word too.
        const auto leading = static_cast<std::size_t>(node->rlength - node->length);
        at += count_code_points(std::string_view(bytes).substr(byte, leading));
        const std::u32string surface = to_utf32({node->surface, node->length});
        out.push_back(token_of(*node, surface, at));
        at += surface.size();
        byte += node->rlength;
      }
    }
    give_back(std::move(worker));
  }

  static Token token_of(const MeCab::Node& node, const std::u32string& surface, std::size_t at) {
    const Feature feature = split_feature(node.feature);
    Token token;
    token.begin = at;
    token.end = at + surface.size();
    token.kind = kind_of(feature);
    token.proper = feature.field[0] == "名詞" && feature.field[1] == "固有名詞";
    token.known = node.stat != MECAB_UNK_NODE;
    token.base = surface;
    if (feature.count > 6 && feature.field[6] != "*") token.base = to_utf32(feature.field[6]);
    if (feature.count > 7 && feature.field[7] != "*") token.reading = to_utf32(feature.field[7]);
    if (token.reading.empty() && all_kana(surface)) {
      for (const char32_t c : surface) token.reading.push_back(to_katakana(c));
    }
    token.base_reading = reading_of_base(surface, token.reading, token.base);
    if (!token.known && token.kind == TokenKind::Word) {
      bool letters = false;
      for (const char32_t c : surface) letters = letters || is_japanese(c) || is_letter(c);
      if (!letters) token.kind = TokenKind::Symbol;
    }
    return token;
  }

  std::unique_ptr<MeCab::Model> model_;
  std::string identity_;
  mutable std::mutex mutex_;
  mutable std::vector<Worker> idle_;
};

}  // namespace

Result<std::unique_ptr<Segmenter>> open_mecab_segmenter() {
  std::string tried;
  std::vector<std::string> folders(kDictionaryFolders.begin(), kDictionaryFolders.end());
  // For a dictionary elsewhere; its size and version are part of the fingerprint either way.
  if (const char* only = std::getenv("MITATE_MECAB_DICTIONARY")) folders = {only};
  for (const std::string& folder : folders) {
    std::error_code ignored;
    const std::filesystem::path dictionary = std::filesystem::path(folder) / "sys.dic";
    tried += (tried.empty() ? "" : ", ") + folder;
    if (!std::filesystem::exists(dictionary, ignored)) continue;
    const std::string arguments = "-r /dev/null -d " + folder;
    std::unique_ptr<MeCab::Model> model(MeCab::createModel(arguments.c_str()));
    if (model == nullptr) continue;
    const MeCab::DictionaryInfo* info = model->dictionary_info();
    if (info == nullptr || info->charset == nullptr) continue;
    const std::string_view charset = info->charset;
    if (charset != "UTF-8" && charset != "utf8" && charset != "utf-8" && charset != "UTF8")
      continue;
    std::string identity = "mecab " + std::string(MeCab::Model::version()) + " ipadic " +
                           std::to_string(info->size) + " " + std::to_string(info->version) + " " +
                           std::to_string(std::filesystem::file_size(dictionary, ignored));
    return std::unique_ptr<Segmenter>(new MecabSegmenter(std::move(model), std::move(identity)));
  }
  return Unexpected(ErrorCode::Unavailable, "no UTF-8 MeCab dictionary (ipadic) could be opened",
                    "install mecab-ipadic-utf8; looked in " + tried);
}

}  // namespace mitate::search
