package dev.hotreload.reload;

import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.model.AddedField;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.List;

/** What generations have given classes and the JVM does not tell a debugger. */
final class AddedMembers {

    private AddedMembers() {}

    /**
     * One text for each. The fields that generations have added and the current one declares: modifiers, binary name of
     * the class, name and descriptor of each, with {@code /} between. And the interfaces of classes that the JVM has
     * defined with others: {@code implements}, binary name of the class, and theirs, with commas.
     */
    static List<String> of(ClassModel model) {
        List<String> members = new ArrayList<>();
        for (ClassState state : model.states()) {
            String binaryName = state.internalName().replace('/', '.');
            for (AddedField field : state.fields().values()) {
                members.add(field.access() + "/" + binaryName + "/"
                        + field.key().name() + "/" + field.key().descriptor());
            }
            List<String> interfaces = state.current().interfaces();
            if (!interfaces.equals(withoutSeats(state.first().interfaces()))) {
                members.add("implements/" + binaryName + "/"
                        + String.join(",", interfaces).replace('/', '.'));
            }
        }
        return members;
    }

    private static List<String> withoutSeats(List<String> interfaces) {
        return interfaces.stream()
                .filter(each -> !PreparedNames.SEATS.contains(each))
                .toList();
    }
}
