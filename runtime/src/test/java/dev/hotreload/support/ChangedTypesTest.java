package dev.hotreload.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.memory.Planned;
import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Kind;
import dev.hotreload.spi.ChangedType.Member;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedTypesTest {

    @Test
    void membersAreToldByWhatHappenedToThem() {
        ChangedType type = changed("""
                class App {
                    int gone;
                    void body() { }
                    void inLambda() { Runnable r = () -> System.out.println(1); }
                    void declared() { }
                    void removed(String s) { }
                }""", """
                class App {
                    long come;
                    void body() { System.out.println(); }
                    void inLambda() { Runnable r = () -> System.out.println(2); }
                    @Deprecated void declared() { }
                    App added(int i) { return this; }
                }""");

        assertThat(type.name()).isEqualTo("p.App");
        assertThat(type.kind()).isEqualTo(Kind.CHANGED);
        assertThat(type.looksDifferent()).isTrue();
        assertThat(type.isRedeclared()).isFalse();
        assertThat(type.added()).containsExactlyInAnyOrder(new Member("come", "J"), new Member("added", "(I)Lp/App;"));
        assertThat(type.removed())
                .containsExactlyInAnyOrder(new Member("gone", "I"), new Member("removed", "(Ljava/lang/String;)V"));
        assertThat(type.redeclared()).containsExactly(new Member("declared", "()V"));
        assertThat(type.bodies()).containsExactlyInAnyOrder(new Member("body", "()V"), new Member("inLambda", "()V"));
    }

    @Test
    void codeAloneLooksLikeBefore() {
        ChangedType type =
                changed("class App { void body() { } }", "class App { void body() { System.out.println(); } }");

        assertThat(type.looksDifferent()).isFalse();
    }

    @Test
    void annotationsOfTheClassItselfAreToldApart() {
        ChangedType type = changed("class App { }", "@Deprecated class App { }");

        assertThat(type.isRedeclared()).isTrue();
        assertThat(type.annotations()).containsExactly("java.lang.Deprecated");
        assertThat(type.redeclared()).isEmpty();
    }

    private static ChangedType changed(String before, String now) {
        return ChangedTypes.of(
                Planned.change(List.of(before), List.of(now))
                        .changeSet()
                        .classes()
                        .get(0),
                null);
    }
}
