#include "tests/bench/match_bench.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "ranker/facts/columns.h"
#include "ranker/insight/stability.h"
#include "ranker/matcher.h"
#include "ranker/need/need_text.h"
#include "ranker/order/policy.h"
#include "ranker/question/asked.h"
#include "ranker/rank.h"
#include "search/search.h"
#include "tests/bench/generated_catalog.h"

namespace mitate::testing {
namespace {

using Clock = std::chrono::steady_clock;
using nlohmann::json;

// Short and long, one domain and several, with and without strict conditions.
constexpr std::array<std::string_view, 10> kNeeds{
    "従業員240名の倉庫業です。腰痛と肩こりを減らす運動を、職場に来て教えてほしい。予算は1人月500円以内。",
    "健保組合、被保険者12,000人。糖尿病の重症化予防を電話とアプリで。Pマーク必須。",
    "高知県四万十市です。ひとり暮らしの高齢者の見守りを、センサーで。年額300万円まで。",
    "看護師が多い病院、夜勤者の睡眠を改善したい。",
    "メンタルヘルス",
    "社員900名の製造業。禁煙、減酒、食事の3つをまとめて扱うアプリ。1人あたり年3,000円以下、来年4月から。",
    "人口2万人の町で、買い物に行けない高齢者の移動支援と配食を考えています。",
    "女性社員の更年期と月経の相談窓口をオンラインで。英語にも対応できること。",
    "認知症の方の行方不明を防ぎたい。広島県内の市です。",
    "特定保健指導の対象者400人にオンライン面談を。費用は1人1万5千円以内。単年度契約。"};

/// Processor time of this thread: what a busy machine does not change.
double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

json summary(std::vector<double> ms) {
  std::sort(ms.begin(), ms.end());
  const auto at = [&](double share) {
    return ms[static_cast<std::size_t>(share * static_cast<double>(ms.size() - 1) + 0.5)];
  };
  return {{"samples", ms.size()},
          {"p50_ms", at(0.5)},
          {"p95_ms", at(0.95)},
          {"p99_ms", at(0.99)},
          {"max_ms", ms.back()}};
}

}  // namespace

Result<json> bench_match(const catalog::Catalog& shipped, std::size_t services, std::size_t rounds,
                         bool with_text, const std::filesystem::path& folder) {
  const Date as_of = *Date::parse("2026-11-24");
  MITATE_TRY(const auto generated,
             catalog::Catalog::assemble(generated_rows(shipped, services, 330, 20261124), 1));
  MITATE_TRY(const auto reader, ranker::NeedReader::prepare(generated));
  MITATE_TRY(const ranker::Policy policy, ranker::Policy::read(*generated));
  std::shared_ptr<const ranker::Matcher> matcher;
  std::shared_ptr<const search::Searcher> searcher;
  if (with_text) {
    MITATE_TRY(searcher, search::Searcher::open_or_build(generated, {folder.string(), true}));
    MITATE_TRY(matcher, ranker::Matcher::prepare(searcher));
  }
  const ranker::Columns columns = ranker::Columns::of(generated, policy);
  const ranker::StabilityDraws draws(policy.other().stability_spread);
  // Without an index the texts of records are not asked: gate, factors, order and explanation only.
  const auto match_one = [&](const ranker::Need& need,
                             const ranker::MatchOptions& wanted) -> Result<ranker::Ranking> {
    if (matcher) return matcher->match(need, wanted);
    MITATE_TRY(const ranker::Asked asked, ranker::resolve(need, wanted, columns, policy));
    return ranker::rank(columns, policy, asked, wanted, draws, {});
  };
  ranker::MatchOptions options;
  options.as_of = as_of;
  std::vector<double> parse;
  std::vector<double> match;
  std::vector<double> processor;
  std::vector<double> text;
  std::vector<double> both;
  std::size_t listed = 0;
  for (std::size_t round = 0; round <= rounds; ++round) {
    for (const std::string_view need : kNeeds) {
      const auto begin = Clock::now();
      MITATE_TRY(const auto parsed, reader->read(need, std::nullopt, as_of));
      const double parse_ms = since(begin);
      const double processor_begin = processor_ms();
      MITATE_TRY(const auto ranking, match_one(parsed.need, options));
      const double match_processor_ms = processor_ms() - processor_begin;
      const double both_ms = since(begin);
      if (searcher) {
        // The share of the text search in the match before, done once more by itself.
        const auto again = Clock::now();
        MITATE_TRY(
            const auto hits,
            searcher->match_text(need, static_cast<std::size_t>(policy.fit().text_candidates)));
        if (round > 0) text.push_back(since(again));
      }
      if (round == 0) {
        listed +=
            ranking.matches.size() + ranking.excluded.size() + ranking.needs_confirmation.size();
        continue;
      }
      parse.push_back(parse_ms);
      match.push_back(both_ms - parse_ms);
      processor.push_back(match_processor_ms);
      both.push_back(both_ms);
    }
  }
  std::string long_need;
  while (long_need.size() < 200 * 3) long_need += kNeeds[5];
  long_need.resize(200 * 3);  // 200 characters of three bytes, near enough; cut to whole ones below
  while (!long_need.empty() && (static_cast<unsigned char>(long_need.back()) & 0xC0U) == 0x80U)
    long_need.pop_back();
  if (!long_need.empty() && static_cast<unsigned char>(long_need.back()) >= 0xC0U)
    long_need.pop_back();
  std::vector<double> parse_200;
  for (std::size_t i = 0; i < std::max<std::size_t>(rounds, 1) * 10; ++i) {
    const auto begin = Clock::now();
    MITATE_TRY(const auto parsed, reader->read(long_need, std::nullopt, as_of));
    if (parsed.need.domains.empty())
      return Unexpected(ErrorCode::Internal, "bench need was not read");
    parse_200.push_back(since(begin));
  }
  json out{{"operation", "match"},
           {"services", services},
           {"text_search", with_text},
           {"needs", kNeeds.size()},
           {"answered_rows", listed},
           {"parse", summary(std::move(parse))},
           {"parse_200_characters", summary(std::move(parse_200))},
           {"match_and_explain", summary(std::move(match))},
           {"match_and_explain_processor", summary(std::move(processor))},
           {"parse_match_explain", summary(std::move(both))}};
  if (!text.empty()) out["text_search_alone"] = summary(std::move(text));
  return out;
}

}  // namespace mitate::testing
