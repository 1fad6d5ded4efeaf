package dev.hotreload.diff;

import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import java.util.List;

/** One difference between two versions of a class. */
public sealed interface ClassChange {

    /** A method has other code; so has its debug information, which alone is {@link DebugInformationChanged}. */
    record MethodBodyChanged(MethodKey method, int access) implements ClassChange {}

    record MethodAdded(MethodKey method, int access) implements ClassChange {}

    record MethodRemoved(MethodKey method, int access) implements ClassChange {}

    record MethodModifiersChanged(MethodKey method, int before, int now) implements ClassChange {}

    record FieldAdded(FieldKey field, int access) implements ClassChange {}

    record FieldRemoved(FieldKey field, int access) implements ClassChange {}

    record FieldModifiersChanged(FieldKey field, int before, int now) implements ClassChange {}

    /** A constant field (JVMS §4.7.2) has another value. */
    record ConstantChanged(FieldKey field) implements ClassChange {}

    /** The class's {@code <clinit>} has other code: static fields' initialisers or {@code static} blocks. */
    record StaticInitialiserChanged() implements ClassChange {}

    record SuperclassChanged(String before, String now) implements ClassChange {}

    record InterfacesChanged(List<String> added, List<String> removed) implements ClassChange {}

    record ClassModifiersChanged(int before, int now) implements ClassChange {}

    record RecordComponentsChanged() implements ClassChange {}

    record PermittedSubclassesChanged() implements ClassChange {}

    /** Constants of an enum were added, removed or moved. */
    record EnumConstantsChanged(List<String> before, List<String> now) implements ClassChange {}

    /** The constants of an enum are the same, but made with other arguments or of another class. */
    record EnumConstantsMadeOtherwise() implements ClassChange {}

    /** Annotations, generic signatures, parameter names or exceptions: what only reflection sees. */
    record MetadataChanged() implements ClassChange {}

    /** Line numbers or variable names: what only debuggers and stack traces see. */
    record DebugInformationChanged() implements ClassChange {}
}
