// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Forced into every source of the browser edition (app/page/libraries.cmake). Debian's Emscripten 3.1.6 has libc++ 13,
// which lacks parts of C++20 that the project uses. They are supplied in namespace std, as the standard describes them
// and as far as the project uses them; with a newer library this file becomes empty.
#ifdef __cplusplus
#include <version>

#if defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 14000

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iterator>
#include <locale.h>
#include <string>
#include <type_traits>

namespace std {

template <class To, class From> constexpr To bit_cast(const From& from) noexcept
{
    static_assert(sizeof(To) == sizeof(From));
    return __builtin_bit_cast(To, from);
}

/// Reads a decimal number as from_chars() does: no blanks, no sign +, no hexadecimal digits.
inline from_chars_result from_chars(
    const char* first, const char* last, double& value, chars_format /*format*/ = chars_format::general)
{
    const char* at = first;
    const auto digits = [&] {
        const char* const begin = at;
        while (at != last && *at >= '0' && *at <= '9') {
            ++at;
        }
        return at - begin;
    };
    if (at != last && *at == '-') {
        ++at;
    }
    auto count = digits();
    if (at != last && *at == '.') {
        ++at;
        count += digits();
    }
    if (count == 0) {
        return {first, errc::invalid_argument}; // "nan" and "inf" too: nobody here takes them
    }
    if (at != last && (*at == 'e' || *at == 'E')) {
        const char* const mantissaEnd = at++;
        if (at != last && (*at == '-' || *at == '+')) {
            ++at;
        }
        if (digits() == 0) {
            at = mantissaEnd;
        }
    }
    const string text(first, at); // strtod() reads up to a zero
    const double number = strtod(text.c_str(), nullptr);
    if (isinf(number)) {
        return {at, errc::result_out_of_range};
    }
    value = number;
    return {at, errc()};
}

inline to_chars_result printed(char* first, char* last, const char* text, int size)
{
    if (size < 0 || size > last - first) {
        return {last, errc::value_too_large};
    }
    return {copy(text, text + size, first), errc()};
}

inline to_chars_result to_chars(char* first, char* last, double value, chars_format format, int precision)
{
    char text[512];
    const char* const form = format == chars_format::fixed ? "%.*f" : format == chars_format::general ? "%.*g" : "%.*e";
    return printed(first, last, text, snprintf(text, sizeof text, form, precision, value));
}

/// The shortest text that reads back as the same number.
inline to_chars_result to_chars(char* first, char* last, double value, chars_format format)
{
    char text[512];
    constexpr int kEnough = 17;
    for (int digits = 1; digits <= kEnough; ++digits) {
        snprintf(text, sizeof text, "%.*e", digits - 1, value);
        if (strtod(text, nullptr) != value && digits < kEnough) {
            continue;
        }
        if (format == chars_format::fixed) {
            const int exponent = atoi(strchr(text, 'e') + 1);
            return to_chars(first, last, value, format, max(0, digits - 1 - exponent));
        }
        return to_chars(first, last, value, format, format == chars_format::general ? digits : digits - 1);
    }
    return {last, errc::value_too_large};
}

namespace ranges {

template <class Range, class Value, class Projection>
constexpr auto find(Range&& range, const Value& value, Projection p)
{
    return std::find_if(range.begin(), range.end(), [&](const auto& item) { return std::invoke(p, item) == value; });
}
template <class Range, class Value> constexpr auto find(Range&& range, const Value& value)
{
    return std::find(std::begin(range), std::end(range), value);
}
template <class Range, class Predicate> constexpr bool all_of(Range&& range, Predicate predicate)
{
    return std::all_of(std::begin(range), std::end(range), predicate);
}
template <class Range, class Predicate> constexpr bool any_of(Range&& range, Predicate predicate)
{
    return std::any_of(std::begin(range), std::end(range), predicate);
}
template <class Range, class Other, class Predicate>
constexpr bool equal(Range&& range, Other&& other, Predicate predicate)
{
    return std::equal(std::begin(range), std::end(range), std::begin(other), std::end(other), predicate);
}
template <class Range, class Value> constexpr void replace(Range&& range, const Value& from, const Value& to)
{
    std::replace(std::begin(range), std::end(range), from, to);
}
template <class Range, class Out> constexpr auto copy(Range&& range, Out out)
{
    return std::copy(std::begin(range), std::end(range), out);
}
template <class Range, class Other, class Out, class Function>
constexpr auto transform(Range&& range, Other&& other, Out out, Function function)
{
    return std::transform(std::begin(range), std::end(range), std::begin(other), out, function);
}
template <class Range, class Out, class Function> constexpr auto transform(Range&& range, Out out, Function function)
{
    return std::transform(std::begin(range), std::end(range), out, function);
}
template <class Range, class Compare = std::less<>, class Projection = std::identity>
void stable_sort(Range&& range, Compare compare = {}, Projection p = {})
{
    std::stable_sort(std::begin(range), std::end(range),
        [&](const auto& a, const auto& b) { return compare(std::invoke(p, a), std::invoke(p, b)); });
}
template <class Range, class Predicate> constexpr auto find_if(Range&& range, Predicate predicate)
{
    return std::find_if(std::begin(range), std::end(range), predicate);
}
template <class Range, class Predicate> constexpr bool none_of(Range&& range, Predicate predicate)
{
    return std::none_of(std::begin(range), std::end(range), predicate);
}
template <class Range, class Predicate> constexpr auto count_if(Range&& range, Predicate predicate)
{
    return std::count_if(std::begin(range), std::end(range), predicate);
}
template <class Range, class Function> constexpr void for_each(Range&& range, Function function)
{
    std::for_each(std::begin(range), std::end(range), function);
}
template <class Range, class Value> constexpr void fill(Range&& range, const Value& value)
{
    std::fill(std::begin(range), std::end(range), value);
}
template <class Range, class Out, class Predicate> constexpr auto copy_if(Range&& range, Out out, Predicate predicate)
{
    return std::copy_if(std::begin(range), std::end(range), out, predicate);
}
template <class Range, class Out> constexpr auto move(Range&& range, Out out)
{
    return std::move(std::begin(range), std::end(range), out);
}
template <class Range> void sort(Range&& range)
{
    std::sort(std::begin(range), std::end(range));
}

} // namespace ranges

} // namespace std

#endif
#endif
