// What every page handler shares: templates, wording, the frame around a page, forgery protection
// and the reader's shortlist cookie. Made once by register_pages; const calls are safe from any
// thread. Not here: what a single page shows.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "catalog/base/result.h"
#include "web/app.h"
#include "web/html/template.h"
#include "web/http/fields.h"
#include "web/http/request.h"
#include "web/http/response.h"
#include "web/pages/frame/view_models.h"
#include "web/wording/wording.h"

namespace mitate::web {

inline constexpr std::size_t kMaxShortlist = 20;
inline constexpr std::size_t kMaxCompared = 5;

class Site {
 public:
  /// Errors: those of TemplateSet::load.
  [[nodiscard]] static Result<std::shared_ptr<const Site>> make(App& app);

  [[nodiscard]] App& app() const { return *app_; }
  [[nodiscard]] const Wording& wording() const { return app_->wording(); }

  /// The finished page. `model` gets the member "frame". Sets the anti-forgery cookie on first use.
  [[nodiscard]] Response page(const Request& request, const Snapshot& snapshot, const Frame& frame,
                              std::string_view template_name, nlohmann::json model,
                              Caching caching = Caching::Revalidate) const;
  /// The page for a problem; never fails (falls back to plain text).
  [[nodiscard]] Response problem_page(const Request& request, const Problem& problem) const;

  /// The fields of a form that may change something: it was sent from our own pages and its token
  /// matches. Otherwise the problem to answer with.
  [[nodiscard]] Result<Fields, Problem> changing_form(const Request& request) const;
  /// Address of a static file with its version, e.g. "/static/app.css?v=…".
  [[nodiscard]] std::string asset_url(std::string_view path) const;

 private:
  Site(App& app, std::shared_ptr<const TemplateSet> templates)
      : app_(&app), templates_(std::move(templates)) {}
  [[nodiscard]] nlohmann::json frame_json(const Request& request, const Snapshot* snapshot,
                                          const Frame& frame, const std::string& token) const;

  App* app_;
  std::shared_ptr<const TemplateSet> templates_;
};

/// Ids of known services on the reader's shortlist, in the order they were added, without repeats.
[[nodiscard]] std::vector<ServiceId> shortlist_of(const Request& request,
                                                  const catalog::Catalog& catalog);
/// "/compare?s=a,b,c" with the first kMaxCompared of them.
[[nodiscard]] std::string compare_href(const std::vector<ServiceId>& ids);
/// The Set-Cookie value that keeps this list for 90 days.
[[nodiscard]] std::string shortlist_cookie(const std::vector<ServiceId>& ids);
/// 128 random bits as 32 hex digits, from the operating system.
[[nodiscard]] std::string random_token();

}  // namespace mitate::web
