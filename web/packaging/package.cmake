# What `cmake --install` puts where, and the Debian package (`cpack -G DEB` in a build directory).
# Pages, wording and styles are inside the program; the facts are files beside it.
include(GNUInstallDirs)
install(TARGETS mitate RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/seed_data DESTINATION ${CMAKE_INSTALL_DATADIR}/mitate)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/mitate.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/mitate.bash-completion RENAME mitate
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/nginx.conf DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/mitate/examples)
install(FILES ${CMAKE_SOURCE_DIR}/OPERATING.md ${CMAKE_SOURCE_DIR}/README.md ${CMAKE_SOURCE_DIR}/SECURITY.md
  ${CMAKE_SOURCE_DIR}/CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/mitate)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/mitate)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/mitate.service DESTINATION lib/systemd/system)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/mitate.conf DESTINATION /etc/mitate)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME mitate)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "Mitate maintainers <maintainers@mitate.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "catalog and selection engine of Japanese health and care services")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# The dictionary is opened at run time; without it kana and romaji find less.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "mecab-ipadic-utf8, adduser")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS nginx)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/postinst ${CMAKE_CURRENT_LIST_DIR}/prerm
  ${CMAKE_CURRENT_LIST_DIR}/postrm ${CMAKE_CURRENT_LIST_DIR}/conffiles)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
