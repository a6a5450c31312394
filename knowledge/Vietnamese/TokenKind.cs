namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>What a token is. All but <see cref="Syllable"/> are never corrected or expanded.</summary>
public enum TokenKind
{
    /// <summary>A run of letters: in Vietnamese, one syllable.</summary>
    Syllable,

    /// <summary>A plain number: "2", "14", "1.5".</summary>
    Number,

    /// <summary>A share, or the sign alone: "95%", "mấy %".</summary>
    Percent,

    /// <summary>The reference of a legal document: "69/2024/NĐ-CP", "06/QĐ-TTg".</summary>
    LegalReference,

    /// <summary>A date, a month of a year: "01/7/2025", "12/2026".</summary>
    Date,

    /// <summary>An amount of money: "8.000 đồng", "20k".</summary>
    Money,

    /// <summary>Nine or twelve digits in a row: an identity number.</summary>
    IdentityNumber,

    /// <summary>A Vietnamese phone number.</summary>
    PhoneNumber,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A web address.</summary>
    Url,
}
