# Writes embedded_assets.cc from the files below ROOT (web/). Run by a custom command:
#   cmake -DROOT=… -DOUT=… -P embed_assets.cmake
# The style sheets in static/css are joined, in this order, into static/app.css: one request.
set(css_order tokens base components pages evidence pictures print)
get_filename_component(work "${OUT}" DIRECTORY)
set(work "${work}/assets")
file(MAKE_DIRECTORY "${work}/static")

set(css "")
foreach(part IN LISTS css_order)
  file(READ "${ROOT}/static/css/${part}.css" text)
  string(APPEND css "${text}")
endforeach()
# Comments explain the source; readers of the page do not need them.
string(REGEX REPLACE "/\\*[^*]*\\*+([^/*][^*]*\\*+)*/" "" css "${css}")
string(REGEX REPLACE "\n[ \t]+" "\n" css "${css}")
string(REGEX REPLACE "\n\n+" "\n" css "${css}")
file(WRITE "${work}/static/app.css" "${css}")

file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/templates/*.html" "${ROOT}/static/js/*.js"
     "${ROOT}/static/*.svg" "${ROOT}/static/*.txt" "${ROOT}/wording/*.json" "${ROOT}/evaluation.json")
list(APPEND files "static/app.css")
list(SORT files)

find_program(GZIP gzip REQUIRED)
set(arrays "")
set(entries "")
set(index 0)
foreach(name IN LISTS files)
  if(name STREQUAL "static/app.css")
    set(path "${work}/static/app.css")
  else()
    set(path "${ROOT}/${name}")
  endif()
  file(SHA256 "${path}" sum)
  string(SUBSTRING "${sum}" 0 12 version)
  set(forms "plain")
  if(name MATCHES "^static/")
    list(APPEND forms "gz")
  endif()
  set(gz_view "{}")
  foreach(form IN LISTS forms)
    set(bytes "${path}")
    if(form STREQUAL "gz")
      set(bytes "${work}/current.gz")
      execute_process(COMMAND "${GZIP}" -9 -n -c "${path}" OUTPUT_FILE "${bytes}" RESULT_VARIABLE bad)
      if(bad)
        message(FATAL_ERROR "gzip failed on ${path}")
      endif()
    endif()
    file(READ "${bytes}" hex HEX)
    string(LENGTH "${hex}" digits)
    math(EXPR size "${digits} / 2")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
    string(APPEND arrays "constexpr unsigned char k${form}${index}[] = {${hex}0};\n")
    if(form STREQUAL "gz")
      set(gz_view "view(kgz${index}, ${size})")
    else()
      set(plain_size ${size})
    endif()
  endforeach()
  string(APPEND entries "      {\"${name}\", view(kplain${index}, ${plain_size}), ${gz_view}, \"${version}\"},\n")
  math(EXPR index "${index} + 1")
endforeach()

file(WRITE "${OUT}.new" "// Made by web/assets/embed_assets.cmake.
#include \"web/assets/assets.h\"

namespace mitate::web {
namespace {
${arrays}
std::string_view view(const unsigned char* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}
}  // namespace

const std::vector<Asset>& embedded_assets() {
  static const std::vector<Asset> kAssets{
${entries}  };
  return kAssets;
}

}  // namespace mitate::web
")
file(COPY_FILE "${OUT}.new" "${OUT}" ONLY_IF_DIFFERENT)
