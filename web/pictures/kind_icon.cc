#include "web/pictures/kind_icon.h"

#include <utility>

namespace mitate::web {
namespace {
constexpr std::pair<std::string_view, std::string_view> kIcons[] = {
    {"app-phr", "app"},
    {"digital-mental", "app"},
    {"digital-therapeutics", "app"},
    {"habit-support", "app"},
    {"device-monitoring", "device"},
    {"watch-over-service", "eye"},
    {"eap-counseling", "talk"},
    {"health-guidance", "talk"},
    {"online-consultation", "talk"},
    {"telemedicine", "talk"},
    {"work-care-support", "talk"},
    {"screening-assessment", "check"},
    {"outreach-nudge", "letter"},
    {"fitness-program", "exercise"},
    {"meal-service", "meal"},
    {"mobile-retail", "car"},
    {"life-support-visit", "house"},
    {"assistive-product", "house"},
    {"community-model", "people"},
    {"incentive-points", "shield"},
    {"insurance-wellness", "shield"},
    {"research-project", "flask"}};
}  // namespace

std::string_view kind_icon(std::string_view service_type) {
  for (const auto& [slug, icon] : kIcons) {
    if (slug == service_type) return icon;
  }
  return "other";
}

}  // namespace mitate::web
