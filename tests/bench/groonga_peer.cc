// Groonga 13 through its C interface: TokenBigram with positions, NFKC130 normaliser, drilldowns.
// Its answer is JSON text; reading it is not part of what is timed.
#include <groonga.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/bench/peer.h"

namespace mitate::testing {
namespace {

using nlohmann::json;

class GroongaPeer final : public Peer {
 public:
  GroongaPeer() {
    grn_init();
    grn_ctx_init(&context_, 0);
    // A repeated query would be answered from its cache; every peer shall do the work each time.
    grn_cache_set_max_n_entries(&context_, grn_cache_current_get(&context_), 0);
  }
  ~GroongaPeer() override {
    if (database_ != nullptr) grn_obj_close(&context_, database_);
    grn_ctx_fin(&context_);
    grn_fin();
  }
  GroongaPeer(const GroongaPeer&) = delete;
  GroongaPeer& operator=(const GroongaPeer&) = delete;

  Result<void> build(const std::vector<BenchDocument>& documents, const std::string& folder) {
    folder_ = folder;
    const std::string done = folder + "/DONE";
    if (std::filesystem::exists(done)) {
      database_ = grn_db_open(&context_, (folder + "/db").c_str());
      if (database_ != nullptr) return {};
    }
    database_ = grn_db_create(&context_, (folder + "/db").c_str(), nullptr);
    if (database_ == nullptr)
      return Unexpected(ErrorCode::Io, "groonga cannot create its database");
    MITATE_TRY_VOID(run("table_create Docs TABLE_HASH_KEY ShortText"));
    MITATE_TRY_VOID(run("column_create Docs body COLUMN_SCALAR Text"));
    for (const std::string& facet : kBenchFacets) {
      MITATE_TRY_VOID(run("table_create V_" + facet + " TABLE_PAT_KEY ShortText"));
      MITATE_TRY_VOID(run("column_create Docs " + facet + " COLUMN_VECTOR V_" + facet));
    }
    MITATE_TRY_VOID(
        run("table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer "
            "TokenBigram --normalizer NormalizerNFKC130"));
    MITATE_TRY_VOID(run("column_create Terms body COLUMN_INDEX|WITH_POSITION Docs body"));
    constexpr std::size_t kBatch = 1000;
    for (std::size_t begin = 0; begin < documents.size(); begin += kBatch) {
      json rows = json::array();
      for (std::size_t i = begin; i < std::min(documents.size(), begin + kBatch); ++i) {
        json row{{"_key", documents[i].id}, {"body", documents[i].text}};
        for (const auto& [facet, values] : documents[i].facets) row[facet] = values;
        rows.push_back(std::move(row));
      }
      MITATE_TRY_VOID(run("load --table Docs"));
      MITATE_TRY_VOID(run(rows.dump()));
    }
    std::ofstream(done) << documents.size();
    return {};
  }

  std::string name() const override { return "groonga " + std::string(grn_get_version()); }
  std::size_t bytes() const override { return folder_bytes(folder_); }

  Result<void> ask(const std::vector<std::string>& words) override {
    std::string query;
    for (const std::string& word : words)
      query += (query.empty() ? "\\\"" : " \\\"") + word + "\\\"";
    MITATE_TRY(answer_,
               send("select Docs --match_columns body --query \"" + query +
                    "\" --limit 10 --output_columns _key,_score --sort_keys -_score "
                    "--drilldown domain,buyer,type,delivery,prefecture --drilldown_limit -1"));
    return {};
  }

  Result<PeerAnswer> answer() const override {
    const json body = json::parse(answer_, nullptr, false);
    if (!body.is_array() || body.empty())
      return Unexpected(ErrorCode::Internal, "groonga: " + answer_);
    PeerAnswer out;
    out.total = body[0][0][0].get<std::size_t>();
    out.shown = body[0].size() - 2;
    for (std::size_t facet = 1; facet < body.size(); ++facet) {
      for (std::size_t row = 2; row < body[facet].size(); ++row) {
        out.facet_sum += body[facet][row][1].get<std::size_t>();
      }
    }
    return out;
  }

 private:
  Result<std::string> send(const std::string& command) {
    grn_ctx_send(&context_, command.data(), static_cast<unsigned>(command.size()), 0);
    std::string out;
    int flags = 0;
    do {
      char* text = nullptr;
      unsigned size = 0;
      grn_ctx_recv(&context_, &text, &size, &flags);
      if (context_.rc != GRN_SUCCESS) {
        return Unexpected(ErrorCode::Internal, std::string("groonga: ") + context_.errbuf);
      }
      out.append(text, size);
    } while ((flags & GRN_CTX_MORE) != 0);
    return out;
  }
  Result<void> run(const std::string& command) {
    MITATE_TRY([[maybe_unused]] const std::string answer, send(command));
    return {};
  }

  grn_ctx context_{};
  grn_obj* database_ = nullptr;
  std::string folder_;
  std::string answer_;
};

}  // namespace

Result<std::unique_ptr<Peer>> build_groonga_peer(const std::vector<BenchDocument>& documents,
                                                 const std::string& folder) {
  auto peer = std::make_unique<GroongaPeer>();
  MITATE_TRY_VOID(peer->build(documents, folder));
  return std::unique_ptr<Peer>(std::move(peer));
}

}  // namespace mitate::testing
