# What `cmake --install build/release --prefix /usr` installs: the program with its manual page and the completions for
# shells, systemd's units with their user, folder and settings, and the documentation.
include(GNUInstallDirs)
set(CARTWRIGHT_UNIT_DIR lib/systemd/system CACHE STRING "Folder of systemd's units, below the prefix or absolute")
set(CARTWRIGHT_ZSH_DIR ${CMAKE_INSTALL_DATADIR}/zsh/site-functions CACHE STRING "Folder of zsh's completions, likewise")

install(TARGETS cartwright)
install(FILES packaging/cartwright.sysusers DESTINATION lib/sysusers.d RENAME cartwright.conf)
install(FILES packaging/cartwright.tmpfiles DESTINATION lib/tmpfiles.d RENAME cartwright.conf)
install(FILES README.md CHANGELOG.md SECURITY.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY deploy/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples
        PATTERN "*.service" EXCLUDE PATTERN rehearse EXCLUDE PATTERN .env EXCLUDE)

# The prefix may be chosen when it is installed, so what names folders is written then.
foreach(folder BINDIR DATADIR MANDIR SYSCONFDIR)
    install(CODE "set(${folder} \"${CMAKE_INSTALL_${folder}}\")")
endforeach()
install(CODE "set(UNIT_DIR \"${CARTWRIGHT_UNIT_DIR}\")
set(ZSH_DIR \"${CARTWRIGHT_ZSH_DIR}\")
set(SOURCE \"${CMAKE_SOURCE_DIR}\")
set(PROGRAM \"$<TARGET_FILE:cartwright>\")")
install(SCRIPT cmake/install_texts.cmake)
