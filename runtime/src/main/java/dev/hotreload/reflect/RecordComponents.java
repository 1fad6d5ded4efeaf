package dev.hotreload.reflect;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Makes the {@code RecordComponent} objects that stand for added components, as the JVM makes its own. */
public final class RecordComponents {
    private final MethodHandle constructor;
    private final VarHandle record;
    private final VarHandle name;
    private final VarHandle type;
    private final VarHandle accessor;
    private final VarHandle signature;
    private final VarHandle annotations;
    private final VarHandle typeAnnotations;
    private final CarriedAnnotations carried;

    /**
     * Reflection's own constructor and fields.
     *
     * @param trusted reaches every member of every class
     * @throws ReflectiveOperationException if this JDK's reflection is made otherwise
     */
    public RecordComponents(MethodHandles.Lookup trusted) throws ReflectiveOperationException {
        Class<?> made = RecordComponent.class;
        MethodHandles.Lookup own = trusted;
        constructor = own.findConstructor(made, MethodType.methodType(void.class));
        record = own.findVarHandle(made, "clazz", Class.class);
        name = own.findVarHandle(made, "name", String.class);
        type = own.findVarHandle(made, "type", Class.class);
        accessor = own.findVarHandle(made, "accessor", Method.class);
        signature = own.findVarHandle(made, "signature", String.class);
        annotations = own.findVarHandle(made, "annotations", byte[].class);
        typeAnnotations = own.findVarHandle(made, "typeAnnotations", byte[].class);
        carried = new CarriedAnnotations(trusted);
    }

    /**
     * A component that the JVM does not know, or not as it is.
     *
     * @param carrier a method of the class that has the component's annotations; null if it has none
     */
    public RecordComponent made(
            Class<?> declaring,
            String componentName,
            Class<?> componentType,
            @Nullable String componentSignature,
            @Nullable Method accessorMethod,
            @Nullable Method carrier) {
        RecordComponent component;
        try {
            component = (RecordComponent) constructor.invoke();
        } catch (Throwable e) {
            throw new LinkageError("hotreload: a RecordComponent cannot be made", e);
        }
        record.set(component, declaring);
        name.set(component, componentName);
        type.set(component, componentType);
        accessor.set(component, accessorMethod);
        signature.set(component, componentSignature);
        annotations.set(component, carried.ofDeclaration(carrier));
        typeAnnotations.set(component, carried.ofTypes(carrier));
        return component;
    }
}
