// Which kind of its type a buyer is: only what the sender says of itself.
#include "tests/ranker/need/reading.h"

#include <catch2/catch.hpp>

using namespace mitate;
using namespace mitate::testing;

namespace {
std::string kind_of(const std::string& text) {
  const auto need = need_of(text);
  return need.buyer_kind ? need.buyer_kind->value : std::string();
}
}  // namespace

TEST_CASE("insurers say which kind they are", "[ranker][need][buyer_kind]") {
  CHECK(kind_of("電機メーカーの健保組合です。加入者の歯の健康を守りたい") == "insurer-society");
  CHECK(kind_of("警察の共済組合です。組合員の睡眠を改善したい") == "insurer-society");
  CHECK(kind_of("協会けんぽの支部で、加入者の糖尿病の受診勧奨を考えています") == "insurer-kyokai");
  CHECK(kind_of("後期高齢者医療広域連合です。フレイルの予防をしたい") == "insurer-public");
  CHECK(kind_of("生命保険会社です。契約者の禁煙を支えるアプリを付けたい") == "insurer-private");
}

TEST_CASE("the kind of another body that is only mentioned is not the sender's",
          "[ranker][need][buyer_kind]") {
  CHECK(kind_of("当社は社員400人の運輸業です。健保組合と連携して腰痛対策をしたい").empty());
  CHECK(kind_of("協会けんぽではなく、単一健保です。被保険者の運動を増やしたい") ==
        "insurer-society");
  // Who is insured there is no insurer, and no part of its name is a word of another.
  CHECK(kind_of("協会けんぽ加入の会社です。社員25人の肩こりを減らしたい").empty());
  CHECK(need_of("協会けんぽ加入の会社です。社員25人の肩こりを減らしたい").buyer_type->value ==
        ranker::BuyerType::Employer);
  CHECK(kind_of("生命保険会社の健保組合です。加入者の肩こりを減らしたい") == "insurer-society");
  CHECK(kind_of("全国健康保険協会の支部です。事業所の禁煙を進めたい") == "insurer-kyokai");
  CHECK(kind_of("町の国保担当です。住民の高血圧の指導をしたい").rfind("insurer-", 0) != 0);
}

TEST_CASE("a company that calls itself small is told apart", "[ranker][need][buyer_kind]") {
  CHECK(kind_of("社員30人の中小企業です。肩こりを減らしたい") == "employer-small");
  CHECK(kind_of("当社は従業員3,000人の商社です。肩こりを減らしたい").empty());
}
