# SPDX-License-Identifier: GPL-3.0-or-later
# What `cmake --install` puts where, in two components: `vmeter` (with the window) and `vmeter-headless`.

# The manual page and the scripts of the shells are what the program prints.
set(texts ${CMAKE_CURRENT_BINARY_DIR}/texts)
function(printed_text file locale)
    add_custom_command(OUTPUT ${texts}/${file}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${texts}
        COMMAND ${CMAKE_COMMAND} -E env LC_ALL=${locale} LANGUAGE= $<TARGET_FILE:vmeter-headless> ${ARGN} > ${texts}/${file}
        DEPENDS vmeter-headless VERBATIM)
    set(printed ${printed} ${texts}/${file} PARENT_SCOPE)
endfunction()
printed_text(vmeter.1 C.UTF-8 man)
printed_text(vmeter.fr.1 fr_FR.UTF-8 man)
printed_text(vmeter.bash C.UTF-8 completion bash)
printed_text(vmeter.zsh C.UTF-8 completion zsh)
printed_text(vmeter.fish C.UTF-8 completion fish)
add_custom_target(vmeter_texts ALL DEPENDS ${printed})

include(GNUInstallDirs)
set(package ${CMAKE_SOURCE_DIR}/resources/package)
foreach(program vmeter vmeter-headless)
    install(TARGETS ${program} COMPONENT ${program})
    install(FILES ${texts}/vmeter.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 RENAME ${program}.1 COMPONENT ${program})
    install(FILES ${texts}/vmeter.fr.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/fr/man1 RENAME ${program}.1
        COMPONENT ${program})
    install(FILES ${texts}/vmeter.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        RENAME ${program} COMPONENT ${program})
    install(FILES ${texts}/vmeter.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions RENAME _${program}
        COMPONENT ${program})
    install(FILES ${texts}/vmeter.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
        RENAME ${program}.fish COMPONENT ${program})
    install(DIRECTORY ${CMAKE_SOURCE_DIR}/scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/${program} COMPONENT ${program}
        PATTERN CMakeLists.txt EXCLUDE)
endforeach()
install(FILES ${package}/vmeter.service DESTINATION lib/systemd/user COMPONENT vmeter-headless)

file(STRINGS ${CMAKE_SOURCE_DIR}/CHANGELOG.md release REGEX "^## ${PROJECT_VERSION} \\(" LIMIT_COUNT 1)
if(NOT release MATCHES "\\(([0-9-]+)\\)")
    message(FATAL_ERROR "CHANGELOG.md has no heading \"## ${PROJECT_VERSION} (DATE)\"")
endif()
set(VMETER_RELEASE_DATE ${CMAKE_MATCH_1})
configure_file(${package}/io.github.vmeter.vmeter.metainfo.xml.in io.github.vmeter.vmeter.metainfo.xml @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/io.github.vmeter.vmeter.metainfo.xml
    DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo COMPONENT vmeter)
install(FILES ${package}/io.github.vmeter.vmeter.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications
    COMPONENT vmeter)
set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
install(FILES ${CMAKE_SOURCE_DIR}/resources/icons/vmeter.svg DESTINATION ${icons}/scalable/apps COMPONENT vmeter)
foreach(size 16 22 24 32 48 64 128 256) # scripts/package draws them
    install(FILES ${CMAKE_BINARY_DIR}/icons/${size}/vmeter.png DESTINATION ${icons}/${size}x${size}/apps
        COMPONENT vmeter OPTIONAL)
endforeach()
