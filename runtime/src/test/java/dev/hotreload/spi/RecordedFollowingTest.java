package dev.hotreload.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The support of docs/frameworks.md, tested as its author would. */
class RecordedFollowingTest {
    private final MenuRegistry registry = new MenuRegistry();
    private final MenuSupport support = new MenuSupport();

    /** A framework. */
    static final class MenuRegistry {
        boolean readAgain(Class<?> menu) {
            return menu == Soup.class;
        }
    }

    /** A class of the application. */
    static final class Soup {}

    /** Its support. */
    static final class MenuSupport implements FrameworkSupport {
        @Override
        public String name() {
            return "Menu";
        }

        @Override
        public Set<String> objects() {
            return Set.of(MenuRegistry.class.getName());
        }

        @Override
        public void follow(Changes changes, Following following) {
            for (MenuRegistry registry : following.objects(MenuRegistry.class)) {
                for (ChangedType type : changes.types()) {
                    if (type.kind() == ChangedType.Kind.ADDED) {
                        following.note(type.name() + " is on the menu after a restart");
                    } else if (type.looksDifferent() && type.live() != null && registry.readAgain(type.live())) {
                        following.changed("menu " + type.live().getSimpleName());
                    }
                }
            }
        }
    }

    private RecordedFollowing follow(ChangedTypeBuilder... types) {
        RecordedFollowing following = new RecordedFollowing(support, registry);
        List<ChangedType> changed =
                Arrays.stream(types).map(ChangedTypeBuilder::build).toList();
        support.follow(new Changes(changed, Set.of()), following);
        return following;
    }

    @Test
    void whatTheSupportTellsIsRecorded() {
        RecordedFollowing following = follow(
                ChangedTypeBuilder.changed(Soup.class).adds("price", "()I"), ChangedTypeBuilder.added("app.Salad"));

        assertThat(following.lines()).containsExactly("~ menu Soup");
        assertThat(following.notes()).containsExactly("app.Salad is on the menu after a restart");
    }

    @Test
    void codeAloneLooksLikeBefore() {
        assertThat(follow(ChangedTypeBuilder.changed(Soup.class).changesBody("cook", "()V"))
                        .lines())
                .isEmpty();
    }

    @Test
    void everyOtherChangeLooksDifferent() {
        assertThat(List.of(
                        ChangedTypeBuilder.changed(Soup.class).removes("price", "()I"),
                        ChangedTypeBuilder.changed(Soup.class)
                                .redeclares("price", "()I")
                                .annotation("app.Cheap"),
                        ChangedTypeBuilder.changed(Soup.class).redeclared(),
                        ChangedTypeBuilder.changed(Soup.class).otherHierarchy(),
                        ChangedTypeBuilder.removed(Soup.class)))
                .allSatisfy(type -> assertThat(follow(type).lines()).containsExactly("~ menu Soup"));
    }

    @Test
    void anObjectThatTheRuntimeWouldNotFindIsRefused() {
        assertThatThrownBy(() -> new RecordedFollowing(support, "soup"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the support Menu names no class of the object's: java.lang.String");
    }
}
