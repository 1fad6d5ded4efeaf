package dev.hotreload.source;

import dev.hotreload.boot.MemberView;
import dev.hotreload.live.LiveMembers;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Answers look-ups of handles, and serialisation, by what the sources declare. Safe for use by any thread. */
public final class SourceMembers implements MemberView {
    private final SourceHandles handles;
    private final SerialisedFields serialised;
    private final SourceFields fields;
    private final LiveMembers members;

    public SourceMembers(SourceHandles handles, SourceFields fields, LiveMembers members) {
        this.handles = handles;
        this.fields = fields;
        this.members = members;
        this.serialised = new SerialisedFields(members);
    }

    @Override
    public @Nullable Object find(MethodHandles.Lookup lookup, String finder, @Nullable Object[] arguments)
            throws ReflectiveOperationException {
        return handles.find(lookup, finder, arguments);
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
        for (Class<?> type = object.getClass();
                type != null && Serializable.class.isAssignableFrom(type);
                type = type.getSuperclass()) {
            members.begin(type, object);
        }
    }
}
