package com.example.dagger;

import dagger.Module;
import dagger.Provides;

/** What Dagger gives to who asks for it. */
@Module
public class Words {

    @Provides
    String text() {
        return "one";
    }

    @Provides
    int number() {
        return 2;
    }
}
