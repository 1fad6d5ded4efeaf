package com.example.app;

import com.example.data.Person;
import org.mapstruct.factory.Mappers;

class Show {

    private final CardMapper mapper = Mappers.getMapper(CardMapper.class);

    String of(Person person) {
        Card card = mapper.card(person);
        return card.getTitle();
    }
}
