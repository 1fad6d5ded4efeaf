package dev.hotreload.source;

import dev.hotreload.boot.MemberView;
import dev.hotreload.generation.Generation;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.model.ClassModel;
import dev.hotreload.reflect.FieldUpdaters;
import dev.hotreload.weave.LambdaClass;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers look-ups of handles, and serialisation, by what the sources declare. Safe for use by any thread. */
public final class SourceMembers implements MemberView {
    private final SourceHandles handles;
    private final SerialisedFields serialised;
    private final SourceFields fields;
    private final LiveMembers members;
    private final Supplier<Generation> current;

    public SourceMembers(
            Supplier<Generation> current, SourceHandles handles, SourceFields fields, LiveMembers members) {
        this.current = current;
        this.handles = handles;
        this.fields = fields;
        this.members = members;
        this.serialised = new SerialisedFields(members);
    }

    @Override
    public @Nullable Object find(MethodHandles.Lookup lookup, String finder, @Nullable Object[] arguments)
            throws ReflectiveOperationException {
        Object found = handles.find(lookup, finder, arguments);
        if (found == null && arguments.length > 0 && arguments[0] instanceof Field field && fields.isAdded(field)) {
            // The JVM would look in a place that there is not, and end the program.
            throw new IllegalAccessException("no such field any more: " + field);
        }
        return found;
    }

    @Override
    public boolean isLinked(MethodHandles.Lookup caller, MethodHandle handle) {
        return handles.isLinked(handle);
    }

    @Override
    public byte[] lambda(byte[] classFile, Class<?> type) {
        ClassModel model = current.get().model();
        return model.isTouched(LiveMembers.internalName(type)) ? LambdaClass.complete(model, classFile) : classFile;
    }

    @Override
    public @Nullable Object updater(Class<?> declaring, String fieldName) {
        try {
            Field field = declaring.getDeclaredField(fieldName);
            if (!isAdded(field)) {
                return null;
            } else if (Modifier.isStatic(field.getModifiers())) {
                throw new IllegalArgumentException("Must not be a static field");
            }
            return FieldUpdaters.of(members.varHandle(declaring, fieldName, field.getType()));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("hotreload: an updater of " + declaring.getName() + "." + fieldName, e);
        }
    }

    @Override
    public boolean isAdded(Field field) {
        return fields.isAdded(field);
    }

    @Override
    public byte @Nullable [] typeAnnotations(Field field) {
        return fields.typeAnnotations(field);
    }

    @Override
    public long key(Field field) {
        return serialised.key(field);
    }

    @Override
    public @Nullable Object read(long key, Object object) {
        return serialised.read(key, object);
    }

    @Override
    public void write(long key, Object object, @Nullable Object value) {
        serialised.write(key, object, value);
    }

    @Override
    public void begin(Object object) {
        members.begin(object);
    }
}
