/** Says which mappings of Hibernate are as they were. Start at {@link dev.hotreload.hibernate.HibernateSupport}. */
@NullMarked
package dev.hotreload.hibernate;

import org.jspecify.annotations.NullMarked;
