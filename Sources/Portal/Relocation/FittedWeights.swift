// Written by Benchmarks/fit-relocation; see docs/relocation.md. Do not edit by hand.

extension RelocationWeights {
    /// Fitted on old and new pages of public sites.
    package static let fitted = RelocationWeights(
        own: [
            .sameTag: 0.0873, .wordsShared: 1.2954, .lettersShared: 1.4427, .sameText: 0.6416,
            .noWordShared: -0.9674, .bothWithoutText: 1.4951, .oneWithoutText: -0.0583, .wordsAndTag: 1.7685,
            .sameName: 4.7989, .otherName: -0.2238, .sameID: 0.2873, .idWordsShared: 3.5392,
            .bothWithoutLink: 0.3953, .linkWordsShared: 0.7182, .sameLinkPath: 0.7394, .sameLinkEnd: 0.7851,
            .noLinkWordShared: -0.2626, .samePath: 1.5038, .sameEnding: 2.5767, .sameEndingTags: 0.4398,
            .near: 1.0512, .sameLevel: 1.0773, .sameColumn: 0.712, .width: 0.5957,
            .height: 0.5922, .area: 0.5848, .shape: 0.6838, .surroundingsShared: 1.0986,
        ], ownBar: Bar(always: 9.9929, company: 0.0, withoutText: -0.1651),
        whole: [
            .sameTag: 0.3598, .sameKind: 0.2336, .wordsShared: 1.2541, .lettersShared: 1.4299,
            .sameText: 0.6578, .noWordShared: -0.4366, .bothWithoutText: 0.7643, .oneWithoutText: -0.3216,
            .wordsAndTag: 1.7488, .sameName: 4.1088, .otherName: -0.0917, .sameID: 0.5033,
            .idWordsShared: 1.9163, .classWordsShared: 0.3812, .linkWordsShared: 0.8869, .sameLinkPath: 0.8229,
            .sameLinkEnd: 1.3051, .noLinkWordShared: -0.0668, .samePath: 0.9576, .sameEnding: 1.3644,
            .sameEndingTags: 0.2928, .near: 0.8091, .sameLevel: 0.4625, .sameColumn: 0.1554,
            .width: 0.197, .height: 0.5567, .area: 0.326, .shape: 0.4062,
            .surroundingsShared: 0.7366, .keptDistance: 1.9864, .keptLevel: 1.0681, .keptSteps: 0.528,
            .keptOrder: 0.6657, .keptStride: 0.6821, .keptLikeness: 0.2566, .keptTags: 0.669,
            .keptNearness: 1.6574, .keptSize: 0.7022, .claimed: -0.7313,
        ], wholeBar: Bar(always: 7.355, company: 2.1125, withoutText: -1.5071),
        neutral: [
            .sameTag: 0.824, .sameKind: 0.8653, .wordsShared: 0.5039, .lettersShared: 0.5439,
            .sameText: 0.4683, .noWordShared: 0.2973, .bothWithoutText: 0.0557, .oneWithoutText: 0.0729,
            .wordsAndTag: 0.434, .sameName: 0.0195, .otherName: 0.0027, .sameID: 0.0286,
            .idWordsShared: 0.035, .classWordsShared: 0.2312, .bothWithoutLink: 0.3813, .oneWithoutLink: 0.1008,
            .linkWordsShared: 0.3725, .sameLinkPath: 0.2313, .sameLinkEnd: 0.1813, .noLinkWordShared: 0.1126,
            .samePath: 0.0706, .sameEnding: 0.3981, .sameEndingTags: 0.667, .near: 0.656,
            .sameLevel: 0.6718, .sameColumn: 0.6257, .width: 0.8123, .height: 0.8574,
            .area: 0.7493, .shape: 0.7901, .surroundingsShared: 0.4041, .keptDistance: 0.4218,
            .keptLevel: 0.6393, .keptSteps: 0.4721, .keptOrder: 0.5636, .keptStride: 0.2605,
            .keptLikeness: 0.7506, .keptTags: 0.7435, .keptNearness: 0.7625, .keptSize: 0.7814,
            .claimed: 0.1626,
        ])
}
