package dev.hotreload.diff;

import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * Components of a record were added, removed or moved.
     *
     * @param added the names of those that no component of any type had
     */
    record RecordComponentsChanged(List<String> added) implements ClassChange {}

    /**
     * Others are permitted, or in another order.
     *
     * @param isOrderOnly whether the same classes are permitted
     */
    record PermittedSubclassesChanged(boolean isOrderOnly) implements ClassChange {}

    /** Constants of an enum were added, removed or moved. */
    record EnumConstantsChanged(List<String> before, List<String> now) implements ClassChange {}

    /** Constants of an enum that stay are made with other arguments. */
    record EnumConstantsMadeOtherwise(List<String> constants) implements ClassChange {}

    /** Constants of an enum that stay got bodies of their own, or lost them. */
    record EnumBodiesChanged(List<String> gained, List<String> lost) implements ClassChange {}

    /**
     * An element has another annotation, of itself, its parameters or the types in it.
     *
     * @param method the method that has it; null if it is a field or the class itself
     * @param field the field that has it; null if it is a method or the class itself
     * @param annotation the descriptor of its type
     */
    record AnnotationChanged(
            @Nullable MethodKey method, @Nullable FieldKey field, String annotation, boolean wasThere, boolean isThere)
            implements ClassChange {}

    /**
     * An element is declared otherwise in what only reflection sees.
     *
     * @param method as in {@link AnnotationChanged}
     * @param field as in {@link AnnotationChanged}
     * @param what in words: {@code throws}, {@code generic types}
     */
    record DeclarationChanged(
            @Nullable MethodKey method, @Nullable FieldKey field, String what) implements ClassChange {}

    /** What no other change tells and only reflection sees, such as the list of nested classes. */
    record MetadataChanged() implements ClassChange {}

    /** Line numbers or variable names: what only debuggers and stack traces see. */
    record DebugInformationChanged() implements ClassChange {}
}
