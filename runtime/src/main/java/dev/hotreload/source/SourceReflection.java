package dev.hotreload.source;

import dev.hotreload.boot.ReflectionView;
import dev.hotreload.boot.TraceView;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.generation.Generation;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.live.Redefinitions;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.ModuleLoader;
import dev.hotreload.model.ClassState;
import dev.hotreload.reflect.Frames;
import dev.hotreload.reflect.Reflected;
import dev.hotreload.weave.DefinitionFacts.LeftOut;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Answers reflection by what the sources declare: prepared members are left out, added ones are there with their
 * declared modifiers, removed ones are not.
 *
 * <p>Called by any thread that uses reflection.
 */
public final class SourceReflection implements ReflectionView {
    private static final int VISIBILITY = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE;

    private final Supplier<Generation> current;
    private final ApplicationLoaders loaders;
    private final TrustedLookup lookup;
    private volatile @Nullable Reflected reflected;
    private final BiPredicate<String, LeftOut> isLeftOut;
    private final SourceMethods methods;
    private final SourceConstructors constructors;
    private final SourceFields fields;
    private final SourceRecords records;
    private final SourceHierarchy hierarchy;

    /**
     * Reflection on all classes of the application.
     *
     * @param isLeftOut whether the JVM was not told something of a class (internal name) when it was defined
     * @param wasSealed whether a class was sealed when it was defined
     */
    public SourceReflection(
            Supplier<Generation> current,
            ApplicationLoaders loaders,
            TrustedLookup lookup,
            LiveMembers members,
            BiPredicate<String, LeftOut> isLeftOut,
            Predicate<String> wasSealed) {
        this.current = current;
        this.loaders = loaders;
        this.lookup = lookup;
        this.isLeftOut = isLeftOut;
        this.methods = new SourceMethods(current, lookup, members, isLeftOut, this::reflected);
        this.constructors = new SourceConstructors(current, this::reflected);
        this.fields = new SourceFields(lookup, members, this::reflected);
        this.records = new SourceRecords(lookup, this::reflected);
        this.hierarchy = new SourceHierarchy(current, wasSealed);
    }

    @Override
    public @Nullable ClassLoader proxyLoader(@Nullable ClassLoader loader, Class<?>[] interfaces) {
        if (ApplicationLoaders.isOfApplication(loader)) {
            for (@Nullable Class<?> type : interfaces) {
                boolean hasOneLoader = type != null && !Modifier.isPublic(type.getModifiers());
                if (hasOneLoader && ApplicationLoaders.isOfApplication(type.getClassLoader())) {
                    return type.getClassLoader();
                }
            }
        }
        return loader;
    }

    /** The fields of changed classes. */
    public SourceFields fields() {
        return fields;
    }

    /** What stack traces are to say. */
    public TraceView traces(Redefinitions redefinitions) {
        try {
            return new SourceTraces(current, loaders, redefinitions, new Frames(lookup.trusted()), this::reflected);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("hotreload: this JDK's stack traces are not as expected", e);
        }
    }

    /** Made when the first added member is reflected upon; no start of an application needs it. */
    private Reflected reflected() {
        Reflected made = reflected;
        if (made == null) {
            try {
                made = new Reflected(lookup.trusted());
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("hotreload: this JDK's reflection is not as expected", e);
            }
            reflected = made;
        }
        return made;
    }

    /** None of a class of another generation's loaders: its name says nothing. */
    private @Nullable ClassState state(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        boolean isOfOthers = loader instanceof ModuleLoader && !loaders.isOfModule(loader);
        return isOfOthers ? null : current.get().model().state(LiveMembers.internalName(type));
    }

    @Override
    public Method[] methods(Class<?> declaring, Method[] jvm, boolean publicOnly) {
        ClassState state = state(declaring);
        return state == null ? methods.declared(declaring, jvm) : methods.declared(declaring, state, jvm, publicOnly);
    }

    @Override
    public Constructor<?>[] constructors(Class<?> declaring, Constructor<?>[] jvm, boolean publicOnly) {
        ClassState state = state(declaring);
        return state == null
                ? constructors.declared(declaring, jvm)
                : constructors.declared(declaring, state, jvm, publicOnly);
    }

    @Override
    public Field[] fields(Class<?> declaring, Field[] jvm, boolean publicOnly) {
        ClassState state = state(declaring);
        return state == null
                ? withoutStateField(jvm)
                : fields.declared(declaring, state, publicOnly ? reflected().allFields(declaring) : jvm, publicOnly);
    }

    private static Field[] withoutStateField(Field[] jvm) {
        for (Field field : jvm) {
            if (PreparedNames.isField(field.getName())) {
                return Arrays.stream(jvm)
                        .filter(other -> !PreparedNames.isField(other.getName()))
                        .toArray(Field[]::new);
            }
        }
        return jvm;
    }

    @Override
    public Class<?>[] interfaces(Class<?> declaring, Class<?>[] jvm) {
        ClassState state = declaring.isArray() ? null : state(declaring);
        return state == null ? SourceHierarchy.withoutSeats(jvm) : hierarchy.interfaces(declaring, state, jvm);
    }

    @Override
    public @Nullable Class<?> superclass(Class<?> type, @Nullable Class<?> jvm) {
        ClassState state = state(type);
        return state == null ? jvm : hierarchy.superclass(type, state, jvm);
    }

    @Override
    public boolean isFace(Class<?> type) {
        ClassState state = state(type);
        return state != null && state.isFace();
    }

    @Override
    public Class<?> @Nullable [] permittedSubclasses(Class<?> type) {
        return hierarchy.permittedSubclasses(type);
    }

    @Override
    public int modifiers(Class<?> type, int jvm) {
        if (type.isArray()) {
            int ofElement = type.getComponentType().getModifiers();
            return (ofElement & VISIBILITY) | (jvm & ~VISIBILITY);
        }
        ClassState state = state(type);
        return state == null ? jvm : state.current().declaredAccess() & ClassFile.ACCESS_FLAGS & ~Opcodes.ACC_SUPER;
    }

    @Override
    public int accessFlags(Class<?> type, int jvm) {
        ClassState state = state(type);
        if (state != null) {
            return state.current().node().access & ClassFile.ACCESS_FLAGS;
        }
        String internalName = LiveMembers.internalName(type);
        return isLeftOut.test(internalName, LeftOut.PACKAGE_PRIVATE) ? jvm & ~Opcodes.ACC_PUBLIC : jvm;
    }

    @Override
    public RecordComponent[] recordComponents(Class<?> declaring, RecordComponent[] jvm) {
        ClassState state = state(declaring);
        return state == null ? jvm : records.components(declaring, state, jvm);
    }

    @Override
    public boolean isDeleted(Class<?> found) {
        ClassState state = state(found);
        return state != null && state.isDeleted();
    }
}
