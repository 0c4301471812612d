// A service before its listing leaks nowhere: every route that the router knows, pages and JSON
// calls alike, is asked with its ids, its words and its cookie. The routes come from the router,
// the parameters from the endpoint table and the page code, so a new route is walked without an
// edit here.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <tuple>

#include "catalog/curation/visibility.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"
#include "tests/web/pages/page_fixture.h"
#include "web/api/api.h"
#include "web/http/encoding.h"
#include "web/pages/frame/site.h"

using namespace mitate;
using testing::SiteOver;

namespace {
using Names = std::set<std::string>;

/// Stands in every name and text of the two services and nowhere else.
constexpr const char* kMark = "未掲載ＺＱＸ";
constexpr const char* kPlace = "342025";  ///< 呉市, for routes about places
/// A need that the two services would answer first.
constexpr const char* kNeed = "社員の睡眠を改善したい。オンラインで。";

/// Two services that answer kNeed, with the ids of their own rows and of what these rows name.
struct Subject {
  std::vector<std::string> services;
  Names own;      ///< keys of the services and of their studies, prices, ...
  Names touched;  ///< guidelines, recommendations, sources, providers, ... that they refer to
  Names words;    ///< their names as shipped
};

bool belongs(const catalog::TableSchema& schema, const catalog::Row& row,
             const std::vector<std::string>& services) {
  for (std::size_t i = 0; i < schema.columns.size(); ++i) {
    const bool names_a_service =
        schema.columns[i].target == "services" || (schema.name == "services" && i == 0);
    if (names_a_service &&
        std::find(services.begin(), services.end(), row.cells[i]) != services.end()) {
      return true;
    }
  }
  return false;
}

/// Marks the subject's texts in `rows`, gives the services `statuses` and collects ids.
Subject take_subject(catalog::RowSet& rows, const std::vector<std::string>& services,
                     const std::vector<std::string>& statuses) {
  constexpr std::size_t kEnough = 3;  // of one table; the others are shown by the same templates
  Subject out;
  out.services = services;
  for (auto& [name, table] : rows) {
    const catalog::TableSchema& schema = *table.schema;
    std::size_t seen = 0;
    for (catalog::Row& row : table.rows) {
      if (!belongs(schema, row, services)) continue;
      if (name == "services") out.words.insert(row.cells[catalog::column_index(schema, "name")]);
      const bool sampled = seen++ < kEnough;
      for (std::size_t i = 0; i < schema.columns.size(); ++i) {
        const catalog::Column& column = schema.columns[i];
        std::string& cell = row.cells[i];
        if (sampled && column.kind == catalog::CellKind::Id) out.own.insert(cell);
        if (sampled && column.kind == catalog::CellKind::Ref && column.target != "services" &&
            !cell.empty()) {
          out.touched.insert(cell);
        }
        const bool is_text = column.kind == catalog::CellKind::Text && i >= schema.key_columns;
        if (is_text && !cell.empty() && name != "service_facts") cell = kMark + cell;
      }
    }
  }
  for (std::size_t i = 0; i < services.size(); ++i) {
    testing::set_cell(rows, "services", services[i], "status", statuses[i]);
  }
  return out;
}

/// What page code matches `pattern` for in its first group.
Names read_in_pages(const std::string& pattern) {
  const std::regex literal(pattern);
  Names found;
  for (const auto& file : std::filesystem::recursive_directory_iterator(
           std::filesystem::path(MITATE_SOURCE_DIR) / "web/pages")) {
    if (file.path().extension() != ".cc") continue;
    std::ifstream in(file.path());
    const std::string code{std::istreambuf_iterator<char>(in), {}};
    for (std::sregex_iterator at(code.begin(), code.end(), literal), end; at != end; ++at) {
      found.insert((*at)[1].str());
    }
  }
  return found;
}

/// Every route of a router, asked in every way that could show the subject.
class Walk {
 public:
  Walk(const SiteOver& site, Subject subject)
      : site_(&site),
        subject_(std::move(subject)),
        files_(read_in_pages(R"re("([\w-]+\.(?:csv|xlsx|json|txt|js))")re")),
        page_parameters_(read_in_pages(R"re((?:query|input)\.(?:get|has|all)\("(\w+)")re")) {
    for (const catalog::Service& service : site.catalog().services()) {
      if (service.status == catalog::ListingStatus::Listed &&
          subject_.own.count(service.id.text()) == 0) {
        neighbour_ = service.id.text();
        if (!service.provider) continue;  // its provider has a page, too
        subject_.touched.insert(service.provider->text());
        break;
      }
    }
    // Every page with an id answers for something, also where the subject has none of its kind.
    for (const catalog::Service& service : site.catalog().services()) {
      if (service.id.text() == neighbour_ || subject_.own.count(service.id.text()) > 0) continue;
      if (service.studies.empty() || service.evidence_links.empty()) continue;
      subject_.touched.insert(service.studies.front().id);
      subject_.touched.insert(service.evidence_links.front().recommendation.text());
      break;
    }
    for (const web::api::Endpoint& endpoint : web::api::all_endpoints()) {
      for (const web::api::Parameter& parameter : endpoint.parameters) {
        declared_[endpoint.pattern].insert(parameter.name);
      }
    }
    // The reader put them on the shortlist while they were listed.
    std::vector<ServiceId> picked{ServiceId(neighbour_)};
    for (const std::string& id : subject_.services) picked.emplace_back(id);
    const std::string cookie = web::shortlist_cookie(picked);
    cookie_ = cookie.substr(0, cookie.find(';'));
  }

  void run() {
    for (const web::Route& route : site_->router().routes()) {
      if (route.method == web::Method::Post) send(route);
    }
    // Among the calls above is the one that deletes a need: pages are asked about a new one.
    kept_.clear();
    for (const web::Route& route : site_->router().routes()) {
      if (route.method != web::Method::Post) continue;
      if (route.pattern != "/needs" && route.pattern != "/bundles") continue;
      send(route);
      --routes;
    }
    for (const web::Route& route : site_->router().routes()) {
      if (route.method == web::Method::Get) ask(route);
    }
  }

  std::size_t routes = 0;
  std::size_t requests = 0;
  std::vector<std::string> leaks;  ///< what shows the subject
  std::vector<std::string> live;   ///< addresses with a key of the subject that answer
  std::vector<std::string>
      never_met;   ///< routes that answered nothing: the walk says nothing there
  Names shown_at;  ///< patterns with a leak

 private:
  web::Response send_one(const web::Route& route, const std::string& target,
                         const std::string& body, const std::string& type) {
    ++requests;
    std::string encoded;
    for (const char c : target) {
      const bool plain = static_cast<unsigned char>(c) < 0x80 && c != ' ';
      encoded += plain ? std::string(1, c) : web::percent_encode(std::string(1, c));
    }
    web::Request request =
        web::make_request(route.method, encoded, body,
                          {{"host", "localhost"},
                           {"content-type", type},
                           {"cookie", cookie_ + "; " + token_cookie() + "; " + kOwner}});
    web::Response response = site_->router().dispatch(request);
    const bool names_it =
        std::any_of(subject_.own.begin(), subject_.own.end(), [&](const auto& id) {
          return target.find(id) != std::string::npos || body.find(id) != std::string::npos;
        });
    bool leaks_here = response.body.find(kMark) != std::string::npos;
    for (const std::string& id : subject_.own) {
      leaks_here = leaks_here || (!names_it && response.body.find(id) != std::string::npos);
    }
    if (leaks_here) {
      leaks.push_back(target);
      shown_at.insert(route.pattern);
    }
    return response;
  }

  /// One key for the whole walk, so that it may change and delete the needs that it sent.
  static constexpr const char* kOwner = "mitate_owner=0123456789abcdef0123456789abcdef";
  static std::string token_cookie() { return "mitate_form=0123456789abcdef0123456789abcdef"; }

  /// All addresses of the pattern, with values for its parameters.
  std::vector<std::string> addresses(const std::string& pattern) const {
    const std::size_t open = pattern.find('{');
    if (open == std::string::npos) return {pattern};
    const std::size_t close = pattern.find('}', open);
    const std::string name = pattern.substr(open + 1, close - open - 1);
    Names values;
    if (name != "file" && name != "folder") {
      values = subject_.own;
      values.insert(subject_.touched.begin(), subject_.touched.end());
      values.insert(kept_.begin(), kept_.end());
      values.insert(neighbour_);
      values.insert(kPlace);
    }
    if (name == "file") values = files_;
    if (name == "folder") values = {"js"};
    if (name == "file" && pattern.rfind("/static/{file}", 0) == 0) values = {"app.css"};
    std::vector<std::string> out;
    for (const std::string& value : values) {
      for (const std::string& rest : addresses(pattern.substr(close + 1))) {
        out.push_back(pattern.substr(0, open) + value + rest);
      }
    }
    return out;
  }

  void ask(const web::Route& route) {
    ++routes;
    std::string answered;
    for (const std::string& target : addresses(route.pattern)) {
      const web::Response response = send_one(route, target, {}, {});
      CHECK(response.status < 500);
      if (response.status < 400 && answered.empty()) answered = target;
      const bool names_it = std::any_of(
          subject_.own.begin(), subject_.own.end(),
          [&](const std::string& id) { return target.find("/" + id) != std::string::npos; });
      if (names_it && response.status != 404) live.push_back(target);
    }
    const auto declared = declared_.find(route.pattern);
    const Names& parameters = declared == declared_.end() ? page_parameters_ : declared->second;
    if (answered.empty()) answered = addresses(route.pattern).front();
    bool met = false;
    const std::string& hidden = subject_.services.front();
    for (const std::string& name : parameters) {
      for (const std::string& value :
           {hidden, neighbour_ + "," + hidden, *subject_.words.begin(), neighbour_}) {
        const web::Response response = send_one(route, answered + "?" + name + "=" + value, {}, {});
        CHECK(response.status < 500);
        met = met || response.status < 400;
      }
    }
    met = met || send_one(route, answered, {}, {}).status < 400;
    if (!met) never_met.push_back(route.pattern);
  }

  void send(const web::Route& route) {
    ++routes;
    bool met = false;
    const bool is_assistant = route.pattern == "/mcp";
    const bool is_call = route.pattern.rfind("/api/", 0) == 0 || is_assistant;
    for (const std::string& target : addresses(route.pattern)) {
      for (const std::string& body : is_assistant ? tool_calls()
                                     : is_call    ? json_bodies()
                                                  : forms()) {
        const web::Response response =
            send_one(route, target, body,
                     is_call ? "application/json" : "application/x-www-form-urlencoded");
        CHECK(response.status < 500);
        met = met || response.status < 400;
        const std::string to = response.header("Location");
        if (to.rfind("/needs/", 0) == 0 && kept_.empty()) kept_.insert(to.substr(7));
        if (to.rfind("/bundles/", 0) == 0 && kept_.size() < 2) kept_.insert(to.substr(9));
      }
    }
    if (!met) never_met.push_back(route.pattern);
  }

  /// A new JSON call that takes none of these says so below; its body then joins the list.
  std::vector<std::string> json_bodies() const {
    return {std::string(R"({"text":")") + kNeed + "\"}",
            std::string(R"({"text":")") + *subject_.words.begin() + "\"}"};
  }

  /// Every tool of assistants that takes a text or an id.
  std::vector<std::string> tool_calls() const {
    const auto call = [](const std::string& tool, const std::string& arguments) {
      return R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":")" + tool +
             R"(","arguments":)" + arguments + "}}";
    };
    const std::string& hidden = subject_.services.front();
    return {call("match_need", json_bodies().front()),
            call("build_bundle", json_bodies().front()),
            call("search_services", R"({"q":")" + *subject_.words.begin() + R"(","per_page":100})"),
            call("get_service", R"({"id":")" + hidden + "\"}"),
            call("compare", R"({"s":[")" + neighbour_ + R"(",")" + hidden + "\"]}"),
            call("guideline_recommendations", "{}"),
            call("supply_gaps", "{}")};
  }

  std::vector<std::string> forms() const {
    const auto form = [](std::vector<std::pair<std::string, std::string>> fields) {
      fields.emplace_back("csrf", token_cookie().substr(12));
      std::string body;
      for (const auto& [name, value] : fields) {
        body += (body.empty() ? "" : "&") + name + "=" + web::percent_encode(value);
      }
      return body;
    };
    std::vector<std::string> out{form({}), form({{"text", kNeed}}),
                                 form({{"text", *subject_.words.begin()}})};
    for (const std::string& id : {subject_.services.front(), neighbour_}) {
      out.push_back(form({{"service", id}, {"action", "add"}, {"message", "誤りです"}}));
    }
    return out;
  }

  const SiteOver* site_;
  Subject subject_;
  Names files_;
  Names page_parameters_;
  std::map<std::string, Names> declared_;
  std::string neighbour_;
  std::string cookie_;
  Names kept_;  ///< ids of the needs that this walk sent
};

/// The first two answers to kNeed of the shipped services.
std::vector<std::string> first_two() {
  const web::Response found = testing::Reader().post("/needs", {{"text", kNeed}});
  REQUIRE(found.status == 303);
  const web::Response page = testing::Reader().get(found.header("Location"));
  const std::regex link(R"re(href="/services/(svc-[a-z0-9-]+))re");
  std::vector<std::string> ids;
  for (std::sregex_iterator at(page.body.begin(), page.body.end(), link), end;
       at != end && ids.size() < 2; ++at) {
    const std::string id = (*at)[1].str();
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  REQUIRE(ids.size() == 2);
  return ids;
}

std::string lines(const std::vector<std::string>& texts) {
  std::string out;
  for (std::size_t i = 0; i < texts.size() && i < 40; ++i) out += "\n  " + texts[i];
  return out;
}
}  // namespace

TEST_CASE("a draft and a service in review are on no page, in no list and in no answer",
          "[web][pages][api][visibility]") {
  catalog::RowSet rows = testing::shipped_catalog()->rows();
  Subject subject = take_subject(rows, first_two(), {"draft", "in_review"});
  const SiteOver site(std::move(rows));
  Walk walk(site, std::move(subject));
  walk.run();
  INFO("shown at" << lines(walk.leaks));
  CHECK(walk.leaks.empty());
  INFO("answers for" << lines(walk.live));
  CHECK(walk.live.empty());
  INFO("no answer at all from" << lines(walk.never_met));
  CHECK(walk.never_met.empty());
  CHECK(walk.routes == site.router().routes().size());
  WARN(walk.routes << " routes walked with " << walk.requests << " requests");
}

TEST_CASE("the same walk shows the same services once they are listed",
          "[web][pages][visibility]") {
  catalog::RowSet rows = testing::shipped_catalog()->rows();
  Subject subject = take_subject(rows, first_two(), {"listed", "listed"});
  const SiteOver site(std::move(rows));
  Walk walk(site, std::move(subject));
  walk.run();
  INFO("shown at " << walk.shown_at.size() << " routes");
  CHECK(walk.shown_at.size() >= 25);
}

TEST_CASE("each listing status says who meets a service", "[catalog][visibility]") {
  using catalog::ListingStatus;
  for (const auto& [status, is_public, is_searchable] :
       {std::tuple{ListingStatus::Draft, false, false},
        {ListingStatus::InReview, false, false},
        {ListingStatus::Listed, true, true},
        {ListingStatus::Reference, true, true},
        {ListingStatus::Suspended, true, false},
        {ListingStatus::Withdrawn, true, false}}) {
    INFO(name_of(status));
    catalog::Service service;
    service.status = status;
    CHECK(catalog::is_public(service) == is_public);
    CHECK(catalog::is_searchable(service) == is_searchable);
    CHECK(catalog::is_answerable(status) == is_searchable);
  }
}
