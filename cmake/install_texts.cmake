# Runs when the project is installed, after cmake/install.cmake has set the folders, SOURCE and PROGRAM: installs the texts
# that the program prints, and those that name the folders.
cmake_policy(VERSION 3.25)

# Sets `out` to a folder as an absolute path, without DESTDIR. The settings of what is installed into /usr are in /etc.
function(absolute out folder)
    if(NOT IS_ABSOLUTE "${folder}")
        if(folder STREQUAL "etc" AND CMAKE_INSTALL_PREFIX STREQUAL "/usr")
            set(folder /etc)
        else()
            set(folder ${CMAKE_INSTALL_PREFIX}/${folder})
        endif()
    endif()
    set(${out} ${folder} PARENT_SCOPE)
endfunction()

absolute(binaries ${BINDIR})
absolute(settings ${SYSCONFDIR})
set(settings ${settings}/cartwright)

# install_text(FOLDER NAME TEXT)
function(install_text folder name text)
    absolute(folder ${folder})
    string(REPLACE /etc/cartwright ${settings} text "${text}")
    string(REPLACE /usr/bin/cartwright ${binaries}/cartwright text "${text}")
    message(STATUS "Installing: $ENV{DESTDIR}${folder}/${name}")
    file(WRITE $ENV{DESTDIR}${folder}/${name} "${text}")
    list(APPEND CMAKE_INSTALL_MANIFEST_FILES ${folder}/${name})
    set(CMAKE_INSTALL_MANIFEST_FILES ${CMAKE_INSTALL_MANIFEST_FILES} PARENT_SCOPE)
endfunction()

# What the program prints when it is asked with these words.
function(ask out)
    execute_process(COMMAND ${PROGRAM} ${ARGN} OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
    set(${out} "${text}" PARENT_SCOPE)
endfunction()

ask(page manual --man)
install_text(${MANDIR}/man1 cartwright.1 "${page}")
ask(bash manual --completion bash)
install_text(${DATADIR}/bash-completion/completions cartwright "${bash}")
ask(zsh manual --completion zsh)
install_text(${ZSH_DIR} _cartwright "${zsh}")
ask(fish manual --completion fish)
install_text(${DATADIR}/fish/vendor_completions.d cartwright.fish "${fish}")

foreach(unit cartwright cartwright-payments)
    file(READ ${SOURCE}/deploy/${unit}.service text)
    install_text(${UNIT_DIR} ${unit}.service "${text}")
endforeach()

# Settings are the operator's: they are not overwritten, and contain secrets.
foreach(file serve payments)
    if(NOT EXISTS $ENV{DESTDIR}${settings}/${file}.env)
        file(READ ${SOURCE}/packaging/${file}.env text)
        install_text(${settings} ${file}.env "${text}")
        file(CHMOD $ENV{DESTDIR}${settings}/${file}.env PERMISSIONS OWNER_READ OWNER_WRITE)
    endif()
endforeach()
