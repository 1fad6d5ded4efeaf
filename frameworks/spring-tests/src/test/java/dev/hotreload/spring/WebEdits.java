package dev.hotreload.spring;

import dev.hotreload.testing.Sources;
import java.io.IOException;

/** Edits of controllers and advice that Spring MVC and WebFlux must both follow. */
final class WebEdits {

    private WebEdits() {}

    /**
     * Adds an exception handler, a model attribute and a binder to a class, in the place of its comment {@code //
     * more}.
     *
     * @param status what {@code GET /fail} answers with from then on
     * @param attribute its value is its name
     * @param trimmed characters that are taken out of parameters
     */
    static void addHandlers(Sources sources, String source, int status, String attribute, String trimmed)
            throws IOException {
        sources.replace(source, "// more", """
                @ExceptionHandler(IllegalStateException.class)
                public org.springframework.http.ResponseEntity<String> failed(IllegalStateException e) {
                    return org.springframework.http.ResponseEntity.status(%1$d).body(e.getMessage());
                }
                @ModelAttribute("%2$s")
                public String attribute() { return "%2$s"; }
                @InitBinder
                public void binder(org.springframework.web.bind.WebDataBinder binder) {
                    binder.registerCustomEditor(
                            String.class, new org.springframework.beans.propertyeditors.StringTrimmerEditor("%3$s", false));
                }
                // more""".formatted(status, attribute, trimmed));
    }
}
