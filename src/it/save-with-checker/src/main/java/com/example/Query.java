package com.example;

import org.jooq.Allow;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

class Query {

    String show() {
        return DSL.using(SQLDialect.H2).renderInlined(field());
    }

    private Field<?> field() {
        return DSL.field(DSL.name("one"));
    }
}
