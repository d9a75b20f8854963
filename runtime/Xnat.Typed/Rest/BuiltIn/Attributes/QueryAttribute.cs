namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Puts a parameter into the query string and says how; needed for dictionaries, lists and objects on methods that may have a body.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class QueryAttribute : Attribute
{
    private CollectionFormat _collectionFormat;

    /// <summary>One pair per value, entry or property, under their own names.</summary>
    public QueryAttribute()
    {
    }

    /// <summary>A list, written in the given way.</summary>
    /// <param name="collectionFormat">Repeated key, or one value with separators.</param>
    public QueryAttribute(CollectionFormat collectionFormat) => CollectionFormat = collectionFormat;

    /// <summary>An object whose nested names are joined by something else than a dot.</summary>
    /// <param name="delimiter">Text between the names of an object and of its property.</param>
    public QueryAttribute(string delimiter) => Delimiter = delimiter;

    /// <summary>An object or dictionary whose keys start with a prefix.</summary>
    /// <param name="delimiter">Text between prefix and key.</param>
    /// <param name="prefix">Text before each key.</param>
    public QueryAttribute(string delimiter, string prefix)
    {
        Delimiter = delimiter;
        Prefix = prefix;
    }

    /// <summary>A prefix and a format for the values.</summary>
    /// <param name="delimiter">Text between prefix and key.</param>
    /// <param name="prefix">Text before each key.</param>
    /// <param name="format">.NET format string for the values.</param>
    public QueryAttribute(string delimiter, string prefix, string format)
        : this(delimiter, prefix) => Format = format;

    /// <summary>Text between prefix and key, or between the names of nested objects.</summary>
    /// <value>A dot unless given.</value>
    public string Delimiter { get; } = ".";

    /// <summary>Text before each key.</summary>
    public string? Prefix { get; }

    /// <summary>.NET format string for the values, also for a value in the path.</summary>
    public string? Format { get; set; }

    /// <summary>Writes what <see cref="object.ToString"/> gives instead of taking an object apart.</summary>
    public bool TreatAsString { get; set; }

    /// <summary>How a list is written.</summary>
    public CollectionFormat CollectionFormat
    {
        get => _collectionFormat;
        set
        {
            _collectionFormat = value;
            IsCollectionFormatSpecified = true;
        }
    }

    /// <summary>Whether <see cref="CollectionFormat"/> was set.</summary>
    public bool IsCollectionFormatSpecified { get; private set; }
}
