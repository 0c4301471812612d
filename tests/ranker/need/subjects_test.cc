#include <catch2/catch.hpp>

#include "ranker/need/names.h"
#include "tests/ranker/need/reading.h"

namespace mitate::testing {
namespace {
struct Line {
  const char* text;
  const char* expected;
};
struct Polarity {
  const char* text;
  const char* wanted;
  const char* refused;
};
}  // namespace

TEST_CASE("domains follow the special rules of the acceptance sets", "[ranker][need][domains]") {
  const Line lines[] = {
      {"健保です。特定保健指導を任せたい", "obesity-metabolic"},
      {"減塩の教室を開きたい", "hypertension"},
      {"糖尿病性腎症を防ぎたい", "ckd diabetes"},
      {"大腸がん検診の案内を送りたい", "cancer health-checkup"},
      {"歯科健診をしたい", "oral-health"},
      {"行方不明の高齢者を早く見つけたい", "dementia watch-over"},
      {"孤立を防ぎたい", "watch-over"},
      {"通いの場の会場を増やしたい", ""},
      {"健康ポイントを始めたい", "lifestyle-prevention"},
      {"生活習慣病（糖尿病など）の対策をしたい", "diabetes"},
      {"血糖と脂質の対策をしたい", "diabetes lifestyle-prevention"},
      {"不妊治療と仕事の両立を支えたい", "womens-health"},
      {"仕事と介護の両立を支えたい", "work-care-balance"},
      {"産後うつを防ぎたい", "maternal-child"},
      {"健康経営の点数を上げたい", ""},
  };
  for (const Line& line : lines) {
    CAPTURE(line.text);
    CHECK(values(need_of(line.text).domains) == line.expected);
  }
}

TEST_CASE("what is refused is not asked for", "[ranker][need][domains]") {
  const Polarity lines[] = {
      {"睡眠は不要です。禁煙をお願いします", "smoking", "sleep"},
      {"運動以外の施策を探しています。食事がよい", "nutrition", "exercise"},
      {"メンタルは別会社と契約しているので対象外。腰痛を頼みたい", "musculoskeletal",
       "mental-health"},
      {"腰痛対策、食事の指導は要りません", "musculoskeletal", "nutrition"},
      {"睡眠や運動は含めないでください。歯科だけ", "oral-health", "sleep exercise"},
      {"受動喫煙ではなく禁煙の支援", "smoking", ""},
      {"糖尿病の薬を飲んでいる人は除く。血圧を下げたい", "diabetes hypertension", ""},
      {"ストレスチェックは実施済みです。次は睡眠をやりたい", "sleep", ""},
      {"高ストレス者は少ない。課題は肩こり", "musculoskeletal", ""},
      {"禁煙：する／減酒：しなくてよい", "smoking", "alcohol"},
  };
  for (const Polarity& line : lines) {
    CAPTURE(line.text);
    const auto need = need_of(line.text);
    CHECK(values(need.domains) == line.wanted);
    CHECK(values(need.negated_domains) == line.refused);
  }
}

TEST_CASE("only the narrowest group is listed", "[ranker][need][segments]") {
  const Line lines[] = {
      {"独居の高齢者の見守り", "living-alone"},
      {"70歳以上の体操", "older-adults"},
      {"60歳以上の体操", ""},
      {"社員と住民の健康", ""},
      {"ビジネスケアラーと家族介護者", "working-carers"},
      {"健診で肝機能に異常が出た社員", "at-risk-checkup"},
      {"女性が7割の職場", "female-employees"},
      {"夜勤のある工場", "shift-workers"},
      {"通院中の人は対象外です。血圧", ""},
  };
  for (const Line& line : lines) {
    CAPTURE(line.text);
    CHECK(values(need_of(line.text).segments) == line.expected);
  }
}

TEST_CASE("forms of delivery are listed when asked for and not when refused",
          "[ranker][need][delivery]") {
  const Line lines[] = {
      {"スマホで記録したい", "app"},
      {"オンライン面談を希望", "video-call"},
      {"オンラインで学びたい", "web"},
      {"LINEで相談したい", "chat"},
      {"手紙を送りたい", "paper-mail"},
      {"社員向けに専門家に来てもらいたい", "onsite-workplace"},
      {"スマホは使えないので電話で", "phone"},
      {"アプリではなく訪問で", "in-person-visit"},
      {"機器の設置が難しいため郵送で", "paper-mail"},
      {"電話番号は書きません", ""},
      {"対面の運動教室", "in-person-visit"},
      {"手紙の案内をアプリに切り替えたい", "app"},
      {"電話からチャットへ移行したい", "chat"},
      {"郵送をやめずにアプリも使いたい", "paper-mail app"},
  };
  for (const Line& line : lines) {
    CAPTURE(line.text);
    CHECK(values(need_of(line.text).delivery) == line.expected);
  }
}

TEST_CASE("languages and certifications are those asked of the service", "[ranker][need][labels]") {
  CHECK(values(need_of("英語とネパール語の相談窓口").languages) == "en ne");
  CHECK(values(need_of("日本語が苦手な社員にベトナム語で").languages) == "vi");
  CHECK(values(need_of("Pマークのある事業者").certifications) == "cert-privacymark");
  CHECK(values(need_of("ISO/IEC 27001を取得していること").certifications) == "cert-isms");
  CHECK(values(need_of("健康経営優良法人を取りたい会社です").certifications).empty());
  CHECK(values(need_of("弊社はISMSを取得しています。睡眠の相談").certifications).empty());
}

TEST_CASE("the buyer is who would pay, whatever it is called", "[ranker][need][buyer]") {
  const Line lines[] = {
      {"社員の腰痛対策", "employer"},
      {"市役所の人事課です。職員の腰痛対策", "employer"},
      {"生命保険会社ですが社員向けの福利厚生です", "employer"},
      {"生保の契約者向けサービス", "insurer"},
      {"健保の禁煙事業", "insurer"},
      {"高崎市、独居の見守り", "municipality"},
      {"社会福祉協議会です。配食", "municipality"},
      {"私の母が一人暮らしです", "-"},
      {"取材のお願いです。社員の睡眠について", "-"},
      {"求人はありますか", "-"},
  };
  for (const Line& line : lines) {
    CAPTURE(line.text);
    const std::string summary = summary_of(line.text);
    CHECK(summary.substr(0, summary.find(" |")) == line.expected);
  }
}

TEST_CASE("the trade is the head of a compound and of a society the one it serves",
          "[ranker][need][industry]") {
  const Line lines[] = {
      {"従業員30名の工務店", "D"},         {"食品の卸売業、社員70名", "I"},
      {"農業機械メーカー、社員90名", "E"}, {"病院の職員200名", "P"},
      {"警備会社の社員50名", "R"},         {"出版健保、被保険者3,000人", "G"},
      {"健保組合、被保険者3,000人", ""},   {"高松市の住民", ""},
  };
  for (const Line& line : lines) {
    CAPTURE(line.text);
    const auto need = need_of(line.text);
    CHECK((need.industry ? need.industry->value : "") == line.expected);
  }
}

TEST_CASE("strict words make the slot beside them strict", "[ranker][need][strict]") {
  const Line lines[] = {
      {"社員向け、1人月300円以内", "budget"},
      {"社員向け、1人月300円〜400円", ""},
      {"ポルトガル語の対応が必須です", "language"},
      {"ISMSのある業者に限ります", "certifications"},
      {"金沢市で開催できることが条件", "region"},
      {"2027年4月までの開始が必須", "deadline"},
      {"糖尿病予備群だけを対象に", "segments"},
      {"Pマークは必須ではありません", ""},
      {"英語対応があれば尚可", ""},
  };
  for (const Line& line : lines) {
    CAPTURE(line.text);
    CHECK(strict_of(line.text) == line.expected);
  }
}

TEST_CASE("kinds of service, interventions and outcomes are named for the matcher",
          "[ranker][need][concepts]") {
  const auto need = need_of("血圧計を配り、オンライン診療につなげて、受診率を上げたい");
  CHECK(values(need.service_types) == "device-monitoring telemedicine");
  CHECK(values(need.interventions).find("home-bp-monitoring") != std::string::npos);
  CHECK(values(need.outcomes).find("screening-uptake") != std::string::npos);
}

TEST_CASE("unknown words are listed as written and known ones are not", "[ranker][need]") {
  const auto read = parsed("従業員の睡眠とグレープフルーツ健法");
  CHECK(read.unresolved == std::vector<std::string>{"グレープフルーツ", "健法"});
}

TEST_CASE("one question at most is asked, and none of a complete need", "[ranker][need]") {
  REQUIRE(parsed("睡眠").question.has_value());
  CHECK(parsed("睡眠").question->slot == "buyer_type");
  CHECK(parsed("社員を健康にしたい").question->slot == "domains");
  CHECK_FALSE(parsed("社員の睡眠").question.has_value());
}

TEST_CASE("what only the words of a refused domain name is not meant", "[ranker][need][outcomes]") {
  const ranker::Need need =
      need_of("高血圧と喫煙以外で、まだ手を付けていない課題を探している健保です");
  CHECK(values(need.negated_domains) == "hypertension smoking");
  CHECK(need.outcomes.empty());
  CHECK(need.interventions.empty());
}

TEST_CASE("neither this nor that refuses both", "[ranker][need][domains]") {
  const ranker::Need need = need_of("運動でも禁煙でもなく、食事だけを考えている会社です");
  CHECK(values(need.domains) == "nutrition");
  CHECK(values(need.negated_domains) == "exercise smoking");
}

TEST_CASE("a measured value behind its name leaves the name a word", "[ranker][need][domains]") {
  CHECK(values(need_of("HbA1c7.2の社員を支えたい会社です").domains) == "diabetes");
  CHECK(values(need_of("HbA1cが7.2の社員を支えたい会社です").domains) == "diabetes");
}

TEST_CASE("a neighbour town that joins in makes the sender a town", "[ranker][need][buyer_type]") {
  const auto buyer = [](const char* text) {
    const auto type = need_of(text).buyer_type;
    return type ? std::string(ranker::name_of(type->value)) : std::string();
  };
  CHECK(buyer("周辺の自治体と共同で見守りを始めたい") == "municipality");
  CHECK(buyer("社員90人です。地元の自治体と共同で運動会を開きたい") == "employer");
  CHECK(buyer("市の教育委員会です。子どもの肥満が多い") == "municipality");
  CHECK(buyer("町がバスをやめるので、病院へ通う足が要ります") == "municipality");
  CHECK(buyer("お酒の席が多い営業部門の減酒") == "employer");
}

TEST_CASE("words of amounts and dates that were read are not listed as unread", "[ranker][need]") {
  const auto parse =
      parsed("社員80人の会社です。年額ひとり4,000円以下で来春から睡眠の相談を始めたい");
  REQUIRE(parse.need.budget);
  REQUIRE(parse.need.deadline);
  CHECK(parse.unresolved.empty());
  CHECK_FALSE(parsed("社員80人の会社です。年額は未定、眼鏡を配りたい").unresolved.empty());
}
}  // namespace mitate::testing
