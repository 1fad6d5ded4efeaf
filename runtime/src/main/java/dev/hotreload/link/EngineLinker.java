package dev.hotreload.link;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.boot.Holder;
import dev.hotreload.boot.Linker;
import dev.hotreload.link.CurrentMembers.FieldAccess;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import org.jspecify.annotations.Nullable;

/**
 * Links each kind of call site that the weaver writes; the first static argument says which kind it is.
 *
 * <p>Safe for use by any thread.
 */
public final class EngineLinker implements Linker {
    private static final MethodHandle IS_NOT_NULL = MethodHandles.constant(boolean.class, true);

    private final CurrentMembers members;
    private final CalledMethods called;
    private final KeptSites kept = new KeptSites();

    /**
     * A linker that asks {@code members} for every answer.
     *
     * @param called is told of first calls of changed methods
     */
    public EngineLinker(CurrentMembers members, CalledMethods called) {
        this.members = members;
        this.called = called;
    }

    @Override
    public CallSite link(MethodHandles.Lookup caller, String name, MethodType type, Object[] arguments)
            throws Throwable {
        return switch (CallSiteKind.of((String) arguments[0])) {
            case VIRTUAL -> virtual(name, type);
            case VIRTUAL_REFERENCE -> virtualReference(name, type);
            case SPECIAL -> special((Class<?>) arguments[1], name, type);
            case STATIC -> fixed((Class<?>) arguments[1], name, type);
            case STATIC_REFERENCE -> fixedReference((Class<?>) arguments[1], name, type);
            case CONSTRUCT -> construct((Class<?>) arguments[1], (String) arguments[2], type);
            case CONSTRUCT_ABOVE -> special((Class<?>) arguments[1], "<init>", type);
            case ARGUMENTS_ABOVE -> argumentsAbove((Class<?>) arguments[1], (String) arguments[2], type);
            case CONSTRUCT_ABOVE_WITH -> constructAbove((Class<?>) arguments[1], (String) arguments[2], type);
            case HAS_OVERRIDE -> hasOverride((Class<?>) arguments[1], name, (String) arguments[2], type);
            case OVERRIDE -> override((Class<?>) arguments[1], name, type);
            case KEPT -> kept.site(caller, name, type, arguments);
            case INITIALISED -> initialised((Class<?>) arguments[1], type);
            case OF_NEW -> ofNew(type);
            case CONSTANTS -> constants((Class<?>) arguments[1], type);
            case INSTANCE_OF -> new SubtypeSite(members, (Class<?>) arguments[1]);
            case CALLED -> called(caller, type, arguments);
            case RECORD -> record(caller, name, type, arguments);
            case GET_FIELD -> field((Class<?>) arguments[1], name, FieldAccess.GET, type, arguments);
            case PUT_FIELD -> field((Class<?>) arguments[1], name, FieldAccess.PUT, type, arguments);
            case GET_STATIC -> field((Class<?>) arguments[1], name, FieldAccess.GET_STATIC, type, arguments);
            case PUT_STATIC -> field((Class<?>) arguments[1], name, FieldAccess.PUT_STATIC, type, arguments);
            case INITIALISE_STATIC ->
                field((Class<?>) arguments[1], name, FieldAccess.INITIALISE_STATIC, type, arguments);
        };
    }

    private CallSite virtual(String name, MethodType type) {
        MethodType declared = type.dropParameterTypes(0, 1);
        return new VirtualSite(
                members,
                name,
                declared.toMethodDescriptorString(),
                type,
                receiver -> members.select(receiver, type.parameterType(0), name, declared));
    }

    private CallSite virtualReference(String name, MethodType type) {
        MethodType declared = type.dropParameterTypes(0, 1);
        return new VirtualSite(members, name, declared.toMethodDescriptorString(), type, receiver -> {
            try {
                return members.select(receiver, type.parameterType(0), name, declared);
            } catch (NoSuchMethodException isGone) {
                return members.last(receiver, type.parameterType(0), name, declared);
            }
        });
    }

    private CallSite special(Class<?> declaring, String name, MethodType type) {
        MethodType declared = type.dropParameterTypes(0, 1);
        return new RelinkableSite(
                members,
                name,
                declared.toMethodDescriptorString(),
                type,
                () -> members.special(declaring, name, declared));
    }

    private CallSite fixed(Class<?> declaring, String name, MethodType type) {
        return new RelinkableSite(
                members, name, type.toMethodDescriptorString(), type, () -> members.fixed(declaring, name, type));
    }

    private CallSite fixedReference(Class<?> declaring, String name, MethodType type) {
        return new RelinkableSite(members, name, type.toMethodDescriptorString(), type, () -> {
            try {
                return members.fixed(declaring, name, type);
            } catch (NoSuchMethodException isGone) {
                return members.lastFixed(declaring, name, type);
            }
        });
    }

    /** The field's type is that of the site; one that is not there is an argument, and {@code Object} in the site. */
    private CallSite field(Class<?> declaring, String name, FieldAccess access, MethodType type, Object[] arguments) {
        boolean isWrite = type.returnType() == void.class && type.parameterCount() > 0;
        Class<?> fieldType = isWrite ? type.parameterType(type.parameterCount() - 1) : type.returnType();
        String descriptor = arguments.length > 2 ? (String) arguments[2] : fieldType.descriptorString();
        return new RelinkableSite(
                members, name, descriptor, type, () -> members.field(declaring, name, descriptor, fieldType, access));
    }

    private CallSite initialised(Class<?> declaring, MethodType type) {
        return new RelinkableSite(members, "<init>", "fields", type, () -> members.initialisation(declaring));
    }

    private CallSite ofNew(MethodType type) {
        return new RelinkableSite(
                members, "<init>", "fields", type, () -> MethodHandles.constant(Holder.class, members.ofNew()));
    }

    /** Needed once: another generation redefines the enum, and so has its sites linked anew. */
    private CallSite constants(Class<?> declaring, MethodType type) {
        members.completeConstants(declaring);
        return new ConstantCallSite(MethodHandles.empty(type));
    }

    /** Being linked is all that such a site is for; the JIT leaves nothing of it. */
    private CallSite called(MethodHandles.Lookup caller, MethodType type, Object[] arguments) {
        called.called(
                caller.lookupClass().getName(), (String) arguments[1], (String) arguments[2], (Integer) arguments[3]);
        return new ConstantCallSite(MethodHandles.empty(type));
    }

    /** As {@code ObjectMethods} would be called by the JVM, if that could find all fields. */
    private CallSite record(MethodHandles.Lookup caller, String name, MethodType type, Object[] arguments)
            throws Throwable {
        Class<?> declaring = (Class<?>) arguments[1];
        String names = (String) arguments[2];
        MethodType types = MethodType.fromMethodDescriptorString((String) arguments[3], declaring.getClassLoader());
        String[] components = names.split(";", -1);
        MethodHandle[] getters = new MethodHandle[types.parameterCount()];
        for (int i = 0; i < getters.length; i++) {
            Class<?> fieldType = types.parameterType(i);
            getters[i] = members.field(declaring, components[i], fieldType, FieldAccess.GET)
                    .asType(MethodType.methodType(fieldType, declaring));
        }
        return (CallSite) ObjectMethods.bootstrap(caller, name, type, declaring, names, getters);
    }

    private CallSite construct(Class<?> declaring, String descriptor, MethodType type) {
        return new RelinkableSite(members, "<init>", descriptor, type, () -> {
            int index = members.constructorIndex(declaring, descriptor);
            return Packing.of(index, type.parameterList());
        });
    }

    private CallSite argumentsAbove(Class<?> declaring, String descriptor, MethodType type) {
        return new RelinkableSite(
                members, "<init>", descriptor, type, () -> members.argumentsAbove(declaring, descriptor));
    }

    private CallSite constructAbove(Class<?> declaring, String descriptor, MethodType type) {
        return new RelinkableSite(
                members, "<init>", descriptor, type, () -> members.constructAbove(declaring, descriptor));
    }

    private CallSite hasOverride(Class<?> declaring, String name, String descriptor, MethodType type) {
        MethodType declared = MethodType.fromMethodDescriptorString(descriptor, declaring.getClassLoader());
        return new VirtualSite(members, name, descriptor, type, receiver -> {
            boolean found = members.override(receiver, declaring, name, declared) != null;
            MethodHandle answer = found ? IS_NOT_NULL : MethodHandles.constant(boolean.class, false);
            return MethodHandles.dropArguments(answer, 0, type.parameterType(0));
        });
    }

    private CallSite override(Class<?> declaring, String name, MethodType type) {
        MethodType declared = type.dropParameterTypes(0, 1);
        return new VirtualSite(members, name, declared.toMethodDescriptorString(), type, receiver -> {
            @Nullable MethodHandle found = members.override(receiver, declaring, name, declared);
            // Between the question and the call a generation may have taken the override away.
            return found != null ? found : members.special(declaring, name, declared);
        });
    }
}
