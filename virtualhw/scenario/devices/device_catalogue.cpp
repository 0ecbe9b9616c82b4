// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/devices/device_catalogue.h"

#include "virtualhw/scenario/yaml_tree.h"

#include <algorithm>

namespace vmeter::scenario_format {

namespace {

using Types = std::map<std::string, DeviceType, std::less<>>;

Types readReadyTypes()
{
    Types types;
    for (const EmbeddedFile& file : readyDeviceFiles()) {
        std::vector<ScenarioError> errors;
        if (auto type = parseDeviceType(file.text, errors)) {
            types.emplace(file.name.substr(0, file.name.find('.')), std::move(*type));
        }
    }
    return types;
}

const Types& readyTypes()
{
    static const Types types = readReadyTypes();
    return types;
}

} // namespace

const DeviceType* DeviceCatalogue::find(std::string_view name) const
{
    for (const Types* types : {&m_own, &readyTypes()}) {
        if (const auto found = types->find(name); found != types->end()) {
            return &found->second;
        }
    }
    return nullptr;
}

std::vector<std::string_view> DeviceCatalogue::names() const
{
    std::vector<std::string_view> names;
    for (const Types* types : {&m_own, &readyTypes()}) {
        for (const auto& [name, type] : *types) {
            names.push_back(name);
        }
    }
    return names;
}

std::optional<DeviceType> parseDeviceType(std::string_view text, std::vector<ScenarioError>& errors)
{
    Diagnostics diagnostics(text);
    const auto tree = readYaml(text);
    if (!tree) {
        diagnostics.add(tree.error().at, "", tree.error().message);
        errors = diagnostics.release();
        return std::nullopt;
    }
    auto type = readDeviceType(diagnostics, {&*tree, {}, ""});
    errors = diagnostics.release();
    return type;
}

} // namespace vmeter::scenario_format

namespace vmeter {

LocalizedText deviceTitle(std::string_view name)
{
    const std::size_t kindEnd = std::min(name.find(' '), name.size());
    const scenario_format::DeviceType* type = scenario_format::DeviceCatalogue{}.find(name.substr(0, kindEnd));
    const std::string rest(name.substr(kindEnd));
    return type != nullptr ? LocalizedText{type->name.en + rest, type->name.fr + rest}
                           : LocalizedText{std::string(name), std::string(name)};
}

} // namespace vmeter
