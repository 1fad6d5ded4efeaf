package dev.hotreload.enums;

import dev.hotreload.boot.EnumLayout;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.SwitchMap;
import dev.hotreload.define.ClassSources;
import dev.hotreload.define.Definitions;
import dev.hotreload.generation.Generation;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.live.Redefinitions;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ModuleLoader;
import dev.hotreload.message.ErrorTexts;
import dev.hotreload.message.NoteTexts;
import dev.hotreload.model.ClassState;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tables by which compiled {@code switch} statements go from an ordinal to a case.
 *
 * <p>Compilers keep them in static fields that are filled once, so that classes which were compiled and initialised
 * before would go on with ordinals that are not right any more.
 */
public final class SwitchMaps {
    private final Instrumentation instrumentation;
    private final Redefinitions redefinitions;
    private final TrustedLookup lookup;
    private final ClassSources sources;
    private final Definitions definitions;
    private final Supplier<Generation> current;
    private final BiConsumer<String, Throwable> ownFailures;

    /** @param ownFailures told bugs of ours: what was being done, to be read after "while", and the failure */
    public SwitchMaps(
            Instrumentation instrumentation,
            Redefinitions redefinitions,
            TrustedLookup lookup,
            ClassSources sources,
            Definitions definitions,
            Supplier<Generation> current,
            BiConsumer<String, Throwable> ownFailures) {
        this.instrumentation = instrumentation;
        this.redefinitions = redefinitions;
        this.lookup = lookup;
        this.sources = sources;
        this.definitions = definitions;
        this.current = current;
        this.ownFailures = ownFailures;
    }

    /**
     * Fills the tables of an enum whose constants have changed.
     *
     * @return what the user must know: tables that could not be filled
     */
    List<String> refresh(EnumChange change) {
        List<Class<?>> live = new ArrayList<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (loaded.getClassLoader() instanceof ModuleLoader) {
                live.add(loaded);
            }
        }
        List<String> notes = new ArrayList<>();
        for (Class<?> type : live) {
            byte[] bytes = bytes(type);
            if (bytes != null && SwitchMap.mayHave(bytes)) {
                try {
                    refresh(type, ClassFile.parse(bytes), change, live);
                } catch (Throwable e) {
                    ownFailures.accept(ErrorTexts.changingSwitches(type.getName()), e);
                    notes.add(NoteTexts.switchesNotChanged(
                            type.getName(), change.type().getName()));
                }
            }
        }
        return notes;
    }

    private void refresh(Class<?> holder, ClassFile classFile, EnumChange change, List<Class<?>> live)
            throws Throwable {
        if (!lookup.isInitialised(holder)) {
            return;
        }
        boolean changed = false;
        for (FieldKey lazy : SwitchMap.lazy(classFile, LiveMembers.internalName(change.type()))) {
            int @Nullable [] none = null;
            lookup.staticSetter(holder, lazy.name(), int[].class).invoke(none);
        }
        for (SwitchMap map : SwitchMap.of(classFile, LiveMembers.internalName(change.type()))) {
            int[] table = new int[change.names().size()];
            map.cases().forEach((name, number) -> {
                Integer constant = change.numbers().get(name);
                if (constant != null) {
                    table[EnumLayout.ordinal(constant)] = number;
                }
            });
            int[] before = (int[]) lookup.trusted()
                    .findStaticGetter(holder, map.field().name(), int[].class)
                    .invoke();
            if (!Arrays.equals(before, table)) {
                lookup.staticSetter(holder, map.field().name(), int[].class).invoke(table);
                changed = true;
            }
        }
        if (changed) {
            compileAnew(LiveMembers.internalName(holder), live);
        }
    }

    /** Redefines those that read a table with what they are, because the JIT takes the table for a constant. */
    private void compileAnew(String holder, List<Class<?>> live) throws Throwable {
        List<ClassDefinition> readers = new ArrayList<>();
        for (Class<?> type : live) {
            byte[] bytes = LiveMembers.internalName(type).equals(holder) ? null : bytes(type);
            if (bytes != null && SwitchMap.names(bytes, holder)) {
                readers.add(new ClassDefinition(type, inJvm(type, bytes)));
            }
        }
        if (!readers.isEmpty()) {
            redefinitions.redefine(readers);
        }
    }

    private byte[] inJvm(Class<?> type, byte[] bytes) {
        String internalName = LiveMembers.internalName(type);
        ClassState state = current.get().model().state(internalName);
        if (state != null) {
            return state.woven().bytes();
        }
        return definitions.isReloadable(internalName)
                ? definitions.firstShape(ClassFile.parse(bytes)).bytes()
                : bytes;
    }

    private byte @Nullable [] bytes(Class<?> type) {
        String internalName = LiveMembers.internalName(type);
        ClassState state = current.get().model().state(internalName);
        return state != null
                ? state.current().bytes()
                : sources.running(internalName, current.get().names());
    }
}
