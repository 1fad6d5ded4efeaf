package dev.hotreload.enums;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.model.ClassState;
import dev.hotreload.plan.ChangedConstants;
import java.util.List;
import java.util.Map;

/**
 * What a generation does to the constants of one live enum.
 *
 * @param names all constants by ordinal: first those that are declared, then those that once were
 * @param declared how many are declared
 * @param numbers what the field {@code Enum.ordinal} of each will hold
 * @param made those that exist already, by name
 * @param makers the methods that make those once more of which twins are needed, by name
 * @param changed what the generation does to them beside
 */
record EnumChange(
        Class<?> type,
        ClassState state,
        List<String> names,
        int declared,
        Map<String, Integer> numbers,
        Map<String, Enum<?>> made,
        Map<String, MethodKey> makers,
        ChangedConstants changed) {

    EnumChange {
        names = List.copyOf(names);
        numbers = Map.copyOf(numbers);
        made = Map.copyOf(made);
        makers = Map.copyOf(makers);
    }
}
