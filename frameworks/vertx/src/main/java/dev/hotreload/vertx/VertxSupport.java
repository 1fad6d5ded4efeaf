package dev.hotreload.vertx;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says which verticles that are deployed have set up what their classes would set up otherwise by now.
 *
 * <p>Made before Vert.x is loaded, so this class itself needs nothing of Vert.x.
 */
public final class VertxSupport implements FrameworkSupport {
    static final String NAME = "Vert.x";
    static final Set<String> OBJECTS = Set.of("io.vertx.core.impl.VertxImpl");

    /** Called by the runtime. */
    public VertxSupport() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> objects() {
        return OBJECTS;
    }

    @Override
    public void follow(Changes changes, Following following) {
        List<Class<?>> starting = live(changes.types().stream().filter(VertxSupport::startsOtherwise));
        if (!starting.isEmpty()) {
            Verticles.follow(starting, following);
        }
    }

    /** The classes of which there may be objects. */
    static List<Class<?>> live(Stream<ChangedType> types) {
        return types.map(ChangedType::live)
                .<Class<?>>mapMulti((live, classes) -> {
                    if (live != null) {
                        classes.accept(live);
                    }
                })
                .toList();
    }

    /** Also if the code of a handler in it changed, which is live: nobody can tell these apart. */
    private static boolean startsOtherwise(ChangedType type) {
        return List.of(type.bodies(), type.added(), type.removed()).stream()
                .flatMap(Set::stream)
                .anyMatch(member ->
                        member.name().equals("start") && member.descriptor().startsWith("("));
    }
}
