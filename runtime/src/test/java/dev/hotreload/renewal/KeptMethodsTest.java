package dev.hotreload.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.handover.KeepAs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptMethodsTest {

    @Test
    void theLastEntryThatNamesAMethodSaysHowItsResultIsHandedOver() {
        List<String> problems = new ArrayList<>();
        KeptMethods methods = new KeptMethods(
                List.of(
                        "p.*#load",
                        "p.Menu#load(int) = copy",
                        "p.Menu#cook=proxy",
                        "menu of the day=copy",
                        "bean:menu=copy",
                        "menu"),
                problems::add);

        assertThat(methods.ofMethod("p.Menu", new MethodKey("load", "(I)Lp/Dish;")))
                .isEqualTo(KeepAs.COPY);
        assertThat(methods.ofMethod("p.Menu", new MethodKey("load", "(J)Lp/Dish;")))
                .isEqualTo(KeepAs.PROXY);
        assertThat(methods.ofName("menu of the day")).isEqualTo(KeepAs.COPY);
        assertThat(methods.ofName("menu")).isEqualTo(KeepAs.PROXY);
        assertThat(methods.wishes()).singleElement().satisfies(wish -> {
            assertThat(wish.word() + " " + wish.written()).isEqualTo("bean menu");
            assertThat(wish.isCopied()).isTrue();
        });
        assertThat(problems).singleElement().asString().contains("\"menu\" names no method");
    }
}
