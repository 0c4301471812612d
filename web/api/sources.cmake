# The JSON interface of the room `web`; read by web/CMakeLists.txt. Every file of the five folders belongs
# to it, so that a call is not a line here as well.
file(GLOB MITATE_API_SOURCES CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}
  ${CMAKE_CURRENT_LIST_DIR}/shapes/*.cc ${CMAKE_CURRENT_LIST_DIR}/json/*.cc
  ${CMAKE_CURRENT_LIST_DIR}/endpoint/*.cc ${CMAKE_CURRENT_LIST_DIR}/mcp/*.cc ${CMAKE_CURRENT_LIST_DIR}/calls/*.cc)
