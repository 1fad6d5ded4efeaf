/** Data: mappings of JPA and repositories of Spring Data. Start at {@link dev.hotreload.spring.data.SpringData}. */
@NullMarked
package dev.hotreload.spring.data;

import org.jspecify.annotations.NullMarked;
