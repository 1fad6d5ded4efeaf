package dev.hotreload.source;

import dev.hotreload.boot.TraceView;
import dev.hotreload.classfile.LineTable;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.generation.Generation;
import dev.hotreload.generation.LiveNames;
import dev.hotreload.live.GivenClass;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.live.Redefinitions;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.model.ClassState;
import dev.hotreload.reflect.Backtrace;
import dev.hotreload.reflect.Frames;
import dev.hotreload.reflect.Reflected;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * Has stack traces name lambdas and the methods of constants' bodies as the compiler did, and gives them the places of
 * those that HotSpot does not find.
 *
 * <p>HotSpot does not find an added method once bodies have changed: each replaced body takes a number of its own, and
 * an added method gets the next one, which is then greater than the class has methods ({@code
 * InstanceKlass::method_with_orig_idnum}). Nor does it find a method of an earlier version that nobody runs any more.
 * Safe for use by any thread.
 */
public final class SourceTraces implements TraceView {
    private final Supplier<Generation> current;
    private final ApplicationLoaders loaders;
    private final Redefinitions redefinitions;
    private final Frames frames;
    private final Supplier<Reflected> reflected;

    /** @param reflected what reflection has of classes in the JVM */
    public SourceTraces(
            Supplier<Generation> current,
            ApplicationLoaders loaders,
            Redefinitions redefinitions,
            Frames frames,
            Supplier<Reflected> reflected) {
        this.current = current;
        this.loaders = loaders;
        this.redefinitions = redefinitions;
        this.frames = frames;
        this.reflected = reflected;
    }

    @Override
    public void correct(StackTraceElement[] trace, Object source) {
        Backtrace backtrace = frames.backtrace(source);
        Generation generation = current.get();
        for (StackTraceElement frame : trace) {
            boolean isKnown = backtrace.next();
            Class<?> type = frames.type(frame);
            if (type != null && loaders.isOwn(type.getClassLoader())) {
                ClassState state = generation.model().state(LiveMembers.internalName(type));
                if (state != null) {
                    if (frame.getFileName() == null) {
                        frames.place(
                                frame, state.woven().node().sourceFile, line(frame, type, state, isKnown, backtrace));
                    }
                    rename(frame, state, generation.names());
                }
            }
        }
    }

    private void rename(StackTraceElement frame, ClassState state, LiveNames names) {
        String live = frame.getMethodName();
        String name = live.equals(PreparedNames.CONSTRUCTOR_BODY) || live.equals(PreparedNames.CONSTRUCTOR_ARGUMENTS)
                ? "<init>"
                : state.current().compiledNames().getOrDefault(live, live);
        if (PreparedNames.isOfConstant(name)) {
            String constant = PreparedNames.constantOf(name);
            names.bodies().forEach((fileName, body) -> {
                if (body.enumName().equals(state.internalName())
                        && body.constant().equals(constant)) {
                    frames.nameClass(frame, fileName.replace('/', '.'));
                }
            });
            name = PreparedNames.sourceNameOf(name);
        }
        if (!name.equals(live)) {
            frames.name(frame, name);
        }
    }

    /** Less than 0 where it cannot be known; the name of the file can always be. */
    private int line(StackTraceElement frame, Class<?> type, ClassState state, boolean isKnown, Backtrace backtrace) {
        GivenClass given = isKnown ? redefinitions.version(type, backtrace.version(), state.first()::bytes) : null;
        LineTable lines = given == null ? null : lines(frame.getMethodName(), type, given, backtrace.method());
        return lines == null ? -1 : lines.line(backtrace.position()).orElse(-1);
    }

    private @Nullable LineTable lines(String name, Class<?> type, GivenClass given, int number) {
        Map<MethodKey, LineTable> all = given.lines();
        List<MethodKey> named =
                all.keySet().stream().filter(key -> key.name().equals(name)).toList();
        if (named.size() == 1) {
            return all.get(named.get(0));
        }
        // The JVM looks for the types of all parameters then, so only where a name alone does not tell.
        for (Method method : reflected.get().allMethods(type)) {
            if (method.getName().equals(name) && reflected.get().number(method) == number) {
                return all.get(new MethodKey(name, Type.getMethodDescriptor(method)));
            }
        }
        return null;
    }
}
