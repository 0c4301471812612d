#include "tests/web/api/endpoint/shape_tables.h"

#include <sstream>

#include "web/api/shapes/shapes.h"

namespace mitate::testing {
namespace {

using web::api::Member;
using web::api::Shape;

std::string name_of(const Member& member) {
  return "`" + member.name + "`" + (member.optional ? "?" : "");
}

std::string table_of(const Shape& shape) {
  std::string out = "`" + shape.name + "`: " + shape.description + "\n\n";
  out += "| member | type | |\n|---|---|---|\n";
  for (const Member& member : shape.members) {
    out += "| " + name_of(member) + " | " + web::api::in_words(member.type) + " | " +
           member.description + " |\n";
  }
  return out;
}

/// Broken at spaces, further lines indented.
std::string wrapped(const std::string& text) {
  constexpr std::size_t kWidth = 110;
  std::istringstream words(text);
  std::string out;
  std::string word;
  std::size_t column = 0;
  while (words >> word) {
    if (column > 0 && column + 1 + word.size() > kWidth) {
      out += "\n  ";
      column = 2;
    } else if (column > 0) {
      out += " ";
      ++column;
    }
    out += word;
    column += word.size();
  }
  return out + "\n";
}

std::string item_of(const Shape& shape) {
  std::string members;
  for (const Member& member : shape.members) {
    members +=
        (members.empty() ? "" : "; ") + name_of(member) + " " + web::api::in_words(member.type);
  }
  return wrapped("- **" + shape.name + "** — " + members);
}

std::vector<std::string> names_in(const std::string& list) {
  std::istringstream in(list);
  std::vector<std::string> out;
  std::string name;
  while (in >> name) {
    if (name.back() == ',') name.pop_back();
    out.push_back(name);
  }
  return out;
}

}  // namespace

std::string with_shape_tables(const std::string& text, std::vector<std::string>& named) {
  std::istringstream in(text);
  std::string out;
  std::string line;
  while (std::getline(in, line)) {
    out += line + "\n";
    const bool table = line.rfind("<!-- table: ", 0) == 0;
    if (!table && line.rfind("<!-- list: ", 0) != 0) continue;
    const std::size_t begin = line.find(": ") + 2;
    for (const std::string& name : names_in(line.substr(begin, line.rfind(" -->") - begin))) {
      const Shape& shape = web::api::shape_named(name);
      if (table) out += "\n";
      out += table ? table_of(shape) : item_of(shape);
      named.push_back(name);
    }
    if (table) out += "\n";
    while (std::getline(in, line) && line != "<!-- end -->") {
    }
    out += "<!-- end -->\n";
  }
  return out;
}

}  // namespace mitate::testing
