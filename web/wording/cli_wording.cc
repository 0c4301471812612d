#include "web/wording/cli_wording.h"

#include <utility>

namespace mitate::web::wording {

std::string_view command_help(std::string_view command) {
  static constexpr std::pair<std::string_view, std::string_view> kHelp[] = {
      {"mitate", "Mitate: catalog and matching of health services / 見立て：サービスの一覧と選定"},
      {"serve", "Serve pages and API / ページと API を提供する"},
      {"load", "Load a folder of seed files / 元データを読み込む"},
      {"import", "Import services from a CSV file / CSV のサービスを取り込む"},
      {"export", "Export the catalog: seed, services, csv, csv-cp932, jsonl / 書き出す"},
      {"search", "Search services / サービスを検索する"},
      {"analyze", "Show how a text is cut into terms / 語への分け方を表示する"},
      {"match", "Rank services for a need; '-' reads standard input / 要望に合うサービスを並べる"},
      {"bundle", "Best set for several goals under one budget / 組合せを求める"},
      {"mcp", "Serve an assistant on standard input and output (MCP) / 対話型 AI から使う"},
      {"replay", "Match a recorded need again and compare / 記録した要望を照合し直して比べる"},
      {"verify", "Prove that store, log and index agree / 整合を確かめる"},
      {"backup", "Copy the store consistently / 控えを取る"},
      {"data", "Show what is known and unknown / データの充足状況を表示する"},
      {"reports", "List reports of errors from readers, or close one / 誤りのお知らせの一覧と処理"},
      {"eval", "Figures on judged sets / 評価用データで測る"},
      {"eval search", "Retrieval on a public corpus / 公開データでの検索の評価"},
      {"eval catalog", "Queries on the loaded catalog / 一覧の検索の評価"},
      {"eval needs", "Ranking of judged needs / 要望への並びの評価"},
      {"eval slots", "Reading of labelled sentences / 文章の読み取りの評価"},
      {"eval import", "Verdicts on judged rows / 取込み判定の評価"},
      {"policy", "Proposals for weights and parameters / 配点と数値の変更案"},
      {"policy diff", "Top ten, tau, figures before and after / 変更の前後を比べる"},
      {"bench", "Durations inside the process / 所要時間を測る"},
      {"bench search", "Search with facets / 検索"},
      {"bench match", "Match with explanation / 照合"},
      {"bench pages", "Drawing pages / ページを組み立てる時間"},
      {"bench bundle", "Best sets under a budget / 組合せ"},
      {"bench start", "Opening and memory / 起動とメモリ"},
  };
  for (const auto& [name, help] : kHelp) {
    if (name == command) return help;
  }
  return {};
}

}  // namespace mitate::web::wording
