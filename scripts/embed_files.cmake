# SPDX-License-Identifier: GPL-3.0-or-later
# Text files compiled into a library, without Qt's resource system.
#
#   embed_files(TARGET FUNCTION FILES FILE...)   FILES: absolute paths
#
# adds `EmbeddedFiles FUNCTION()` in namespace vmeter to TARGET; a header of TARGET declares it. The table is generated
# when the library is built, by this file as a script (cmake -P), so that changed files are detected.

if(CMAKE_SCRIPT_MODE_FILE)
    # -DFUNCTION= -DFILES= (a list) -DOUTPUT=
    set(rows "")
    foreach(file IN LISTS FILES)
        file(READ ${file} text)
        get_filename_component(name ${file} NAME)
        # A compiler may refuse a literal of more than 64 KiB, so a long text is split into several adjacent literals.
        string(LENGTH "${text}" length)
        set(literals "")
        set(start 0)
        while(start LESS length OR start EQUAL 0)
            string(SUBSTRING "${text}" ${start} 16000 piece)
            string(FIND "${piece}" "\n" end REVERSE)
            if(end GREATER 0) # between two lines, so that no character is cut
                math(EXPR end "${end} + 1")
                string(SUBSTRING "${piece}" 0 ${end} piece)
            endif()
            string(APPEND literals "\n        R\"vmeter(${piece})vmeter\"")
            string(LENGTH "${piece}" taken)
            math(EXPR start "${start} + ${taken}")
            if(taken EQUAL 0) # an empty file
                break()
            endif()
        endwhile()
        string(APPEND rows "    EmbeddedFile{\"${name}\",${literals}},\n")
    endforeach()
    file(WRITE ${OUTPUT} "#include \"virtualhw/base/embedded_files.h\"

#include <array>

namespace vmeter {

EmbeddedFiles ${FUNCTION}();

EmbeddedFiles ${FUNCTION}()
{
    static constexpr std::array kFiles{
${rows}    };
    return kFiles;
}

} // namespace vmeter
")
    return()
endif()

set(embed_files_script ${CMAKE_CURRENT_LIST_FILE})

function(embed_files target function)
    cmake_parse_arguments(PARSE_ARGV 2 embed "" "" "FILES")
    list(SORT embed_FILES)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp)
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -DFUNCTION=${function} "-DFILES=${embed_FILES}" -DOUTPUT=${output} -P ${embed_files_script}
        DEPENDS ${embed_FILES} ${embed_files_script}
        VERBATIM)
    target_sources(${target} PRIVATE ${output})
endfunction()
