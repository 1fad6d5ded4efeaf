package dev.hotreload.source;

import dev.hotreload.boot.ReflectionView;
import dev.hotreload.boot.TraceView;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.generation.Generation;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.live.Redefinitions;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.ModuleLoader;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.Host;
import dev.hotreload.reflect.Frames;
import dev.hotreload.reflect.Reflected;
import dev.hotreload.weave.DefinitionFacts.LeftOut;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Answers reflection by what the sources declare: prepared members are left out, added ones are there with their declared
 * modifiers, removed ones are not.
 *
 * <p>Called by any thread that uses reflection.
 */
public final class SourceReflection implements ReflectionView {
    private static final int VISIBILITY = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE;

    private static final String NO_OBJECTS = " became a superclass of loaded classes while the program ran;"
            + " hot reload cannot make objects of the class itself";

    private final Supplier<Generation> current;
    private final ApplicationLoaders loaders;
    private final TrustedLookup lookup;
    private volatile @Nullable Reflected reflected;
    private final LiveMembers members;
    private final BiPredicate<String, LeftOut> isLeftOut;
    private final Predicate<String> wasSealed;
    private final SourceRecords records;
    private final SourceFields fields;
    private final SourceProxies proxies;
    /** Those that the JVM has as interfaces, by internal name; found without a loader's lock. */
    private final Map<String, Class<?>> faces = new ConcurrentHashMap<>();

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
        this.members = members;
        this.isLeftOut = isLeftOut;
        this.wasSealed = wasSealed;
        this.records = new SourceRecords(lookup, this::reflected);
        this.fields = new SourceFields(lookup, members, this::reflected);
        this.proxies = new SourceProxies(current, members, this::reflected);
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
            return new SourceTraces(current, redefinitions, new Frames(lookup.trusted()), this::reflected);
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

    /** None of a class of other loaders, which are of a generation that has ended: its name says nothing. */
    private @Nullable ClassState state(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        boolean hasEnded = loader instanceof ModuleLoader && !loaders.isOfModule(loader);
        return hasEnded ? null : current.get().model().state(LiveMembers.internalName(type));
    }

    @Override
    public Method[] methods(Class<?> declaring, Method[] jvm, boolean publicOnly) {
        ClassState state = state(declaring);
        if (state == null) {
            if (Proxy.isProxyClass(declaring)) {
                return proxies.declared(declaring, jvm);
            }
            String internalName = LiveMembers.internalName(declaring);
            Method[] declared = withoutMade(declaring, jvm);
            return isLeftOut.test(internalName, LeftOut.FINAL_METHODS) ? withFinal(internalName, declared) : declared;
        }
        Map<MethodKey, Method> live = new HashMap<>();
        for (Method method : publicOnly ? reflected().allMethods(declaring) : jvm) {
            live.put(key(method), method);
        }
        List<Method> methods = new ArrayList<>();
        state.current().methods().forEach((key, declared) -> {
            boolean isWanted = !publicOnly || Modifier.isPublic(declared.access);
            boolean isHidden = key.name().startsWith("<") || PreparedNames.isForConstants(key, declared.access);
            if (isWanted && !isHidden) {
                Method method = method(declaring, state, key, declared, live);
                if (method != null) {
                    methods.add(method);
                }
            }
        });
        return methods.toArray(Method[]::new);
    }

    private @Nullable Method method(
            Class<?> declaring, ClassState state, MethodKey key, MethodNode declared, Map<MethodKey, Method> live) {
        int modifiers = declared.access & ClassFile.ACCESS_FLAGS;
        if (state.isInFirstShape(key)) {
            Method method = live.get(key);
            return method == null || method.getModifiers() == modifiers
                    ? method
                    : reflected().redeclared(method, modifiers);
        }
        Host host = Modifier.isAbstract(modifiers) ? null : state.hostOf(key);
        Method hosted = live.get(host == null ? PreparedNames.declarationOf(key) : host.jvm());
        if (hosted == null) {
            return null;
        }
        MethodType type = MethodType.fromMethodDescriptorString(key.descriptor(), declaring.getClassLoader());
        return reflected()
                .added(
                        hosted,
                        key.name(),
                        type,
                        modifiers,
                        unlessRemoved(
                                Modifier.isStatic(modifiers)
                                        ? receiver -> members.fixed(declaring, key.name(), type)
                                        : Modifier.isPrivate(modifiers)
                                                ? receiver -> members.special(declaring, key.name(), type)
                                                : receiver -> members.select(
                                                        receiver == null ? declaring : receiver,
                                                        declaring,
                                                        key.name(),
                                                        type),
                                host == null ? null : hosted));
    }

    /**
     * Runs the last code of a method that was removed after its {@link Method} was taken, as of one of the first shape:
     * a framework may be about to call it, and learns of its end only after the reload.
     */
    private Reflected.Target unlessRemoved(Reflected.Target declared, @Nullable Method hosted) {
        return hosted == null
                ? declared
                : receiver -> {
                    try {
                        return declared.of(receiver);
                    } catch (NoSuchMethodException removed) {
                        return lookup.trusted().unreflect(hosted);
                    }
                };
    }

    /** Preparing took {@code final} from some of them. */
    private Method[] withFinal(String internalName, Method[] jvm) {
        ClassFile source = current.get().model().find(internalName);
        if (source != null) {
            for (int i = 0; i < jvm.length; i++) {
                MethodNode declared = source.methods().get(key(jvm[i]));
                if (declared != null && Modifier.isFinal(declared.access) && !Modifier.isFinal(jvm[i].getModifiers())) {
                    jvm[i] = reflected().redeclared(jvm[i], declared.access & ClassFile.ACCESS_FLAGS);
                }
            }
        }
        return jvm;
    }

    /** Without what preparing and weaving have added to a class that no generation has changed. */
    private Method[] withoutMade(Class<?> declaring, Method[] jvm) {
        List<Method> methods = new ArrayList<>(jvm.length);
        for (Method method : jvm) {
            boolean isMarker = method.getName().equals(PreparedNames.SEAT_MARKER.name());
            if (!method.isSynthetic() || (!isMarker && isDeclared(declaring, method))) {
                methods.add(method);
            }
        }
        return methods.size() == jvm.length ? jvm : methods.toArray(Method[]::new);
    }

    private boolean isDeclared(Class<?> declaring, Method synthetic) {
        MethodKey key = key(synthetic);
        if (PreparedNames.isPassThrough(key, synthetic.getModifiers())) {
            return false;
        }
        boolean isWoven = !current.get().model().states().isEmpty()
                && !declaring.isHidden()
                && ApplicationLoaders.isOfApplication(declaring.getClassLoader());
        ClassFile source = isWoven ? current.get().model().find(LiveMembers.internalName(declaring)) : null;
        return source == null || source.methods().containsKey(key);
    }

    private static MethodKey key(Method method) {
        return new MethodKey(
                method.getName(),
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString());
    }

    @Override
    public Constructor<?>[] constructors(Class<?> declaring, Constructor<?>[] jvm, boolean publicOnly) {
        ClassState state = state(declaring);
        Map<MethodKey, Constructor<?>> live = new HashMap<>();
        for (Constructor<?> constructor :
                publicOnly && state != null ? reflected().allConstructors(declaring) : jvm) {
            live.put(key(constructor), constructor);
        }
        Constructor<?> hook = live.remove(PreparedNames.HOOK);
        if (state == null) {
            return current.get().model().isLateNestMember(LiveMembers.internalName(declaring))
                    ? asDeclared(declaring, live)
                    : hook == null ? jvm : live.values().toArray(Constructor<?>[]::new);
        }
        List<Constructor<?>> constructors = new ArrayList<>();
        state.current().methods().forEach((key, declared) -> {
            boolean isWanted = !publicOnly || Modifier.isPublic(declared.access);
            if (isWanted && key.isConstructor()) {
                Constructor<?> constructor = live.get(key);
                int modifiers = declared.access & ClassFile.ACCESS_FLAGS;
                if (constructor == null && hook != null) {
                    MethodType type =
                            MethodType.fromMethodDescriptorString(key.descriptor(), declaring.getClassLoader());
                    constructors.add(reflected()
                            .addedConstructor(
                                    hook,
                                    carrier(declaring, key),
                                    type,
                                    modifiers,
                                    state.constructorIndex(key.descriptor())));
                } else if (constructor == null && state.isFace()) {
                    MethodType type =
                            MethodType.fromMethodDescriptorString(key.descriptor(), declaring.getClassLoader());
                    boolean isAbstract = Modifier.isAbstract(state.current().node().access);
                    constructors.add(
                            isAbstract
                                    ? reflected().ofAbstract(carrier(declaring, key), type, modifiers)
                                    : reflected()
                                            .failing(
                                                    carrier(declaring, key),
                                                    type,
                                                    modifiers,
                                                    declaring.getName() + NO_OBJECTS));
                } else if (constructor != null) {
                    constructors.add(
                            constructor.getModifiers() == modifiers
                                    ? constructor
                                    : reflected().redeclared(constructor, modifiers));
                }
            }
        });
        return constructors.toArray(Constructor<?>[]::new);
    }

    private Method carrier(Class<?> declaring, MethodKey constructor) {
        MethodKey carrier = PreparedNames.declarationOf(constructor);
        return Arrays.stream(reflected().allMethods(declaring))
                .filter(method -> key(method).equals(carrier))
                .findFirst()
                .orElseThrow(() -> new LinkageError("hotreload: " + declaring.getName() + " has no " + carrier));
    }

    /** A late member of a nest has no private constructors in the JVM. */
    private Constructor<?>[] asDeclared(Class<?> declaring, Map<MethodKey, Constructor<?>> live) {
        ClassFile source = Objects.requireNonNull(current.get().model().find(LiveMembers.internalName(declaring)));
        List<Constructor<?>> constructors = new ArrayList<>();
        live.forEach((key, constructor) -> {
            MethodNode declared = source.methods().get(key);
            constructors.add(
                    declared == null || declared.access == constructor.getModifiers()
                            ? constructor
                            : reflected().redeclared(constructor, declared.access & ClassFile.ACCESS_FLAGS));
        });
        return constructors.toArray(Constructor<?>[]::new);
    }

    private static MethodKey key(Constructor<?> constructor) {
        return new MethodKey(
                "<init>",
                MethodType.methodType(void.class, constructor.getParameterTypes())
                        .toMethodDescriptorString());
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
        if (state == null) {
            return withoutSeats(jvm);
        }
        Map<String, Class<?>> live = new HashMap<>();
        for (Class<?> each : jvm) {
            live.put(LiveMembers.internalName(each), each);
        }
        List<Class<?>> interfaces = new ArrayList<>();
        for (String each : state.current().interfaces()) {
            Class<?> known = live.get(each);
            interfaces.add(known != null ? known : find(each, declaring));
        }
        return interfaces.toArray(Class<?>[]::new);
    }

    @Override
    public @Nullable Class<?> superclass(Class<?> type, @Nullable Class<?> jvm) {
        ClassModel model = current.get().model();
        ClassState state = state(type);
        if (state == null || state.current().isInterface()) {
            return jvm;
        }
        String superName = state.current().superName();
        return superName != null && model.isFace(superName)
                ? face(superName, type)
                : state.isFace() ? Object.class : jvm;
    }

    /** Looked up without the map's lock: a thread that applies a generation may be waited for. */
    private Class<?> face(String internalName, Class<?> from) {
        Class<?> known = faces.get(internalName);
        if (known == null) {
            known = find(internalName, from);
            faces.put(internalName, known);
        }
        return known;
    }

    @Override
    public boolean isFace(Class<?> type) {
        ClassState state = state(type);
        return state != null && state.isFace();
    }

    private static Class<?> find(String internalName, Class<?> from) {
        try {
            return LiveMembers.classOf(internalName, from);
        } catch (ClassNotFoundException e) {
            throw new TypeNotPresentException(internalName.replace('/', '.'), e);
        }
    }

    private static Class<?>[] withoutSeats(Class<?>[] jvm) {
        for (Class<?> each : jvm) {
            if (PreparedNames.SEATS.contains(LiveMembers.internalName(each))) {
                return Arrays.stream(jvm)
                        .filter(other -> !PreparedNames.SEATS.contains(LiveMembers.internalName(other)))
                        .toArray(Class<?>[]::new);
            }
        }
        return jvm;
    }

    @Override
    public Class<?> @Nullable [] permittedSubclasses(Class<?> type) {
        String internalName = LiveMembers.internalName(type);
        ClassModel model = current.get().model();
        boolean mayBeSealed = model.state(internalName) != null || wasSealed.test(internalName);
        ClassFile declared = mayBeSealed ? model.find(internalName) : null;
        List<String> permitted = declared == null ? null : declared.node().permittedSubclasses;
        if (permitted == null) {
            return null;
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String each : permitted) {
            // An enum that names itself has its constants' bodies in it (ConstantBodies).
            if (!each.equals(internalName)) {
                try {
                    classes.add(LiveMembers.classOf(each, type));
                } catch (ClassNotFoundException gone) {
                    // As the JVM does with one that it cannot load.
                }
            }
        }
        return classes.toArray(Class<?>[]::new);
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
