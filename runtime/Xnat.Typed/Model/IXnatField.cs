namespace Xnat.Typed.Model;

/// <summary>A field descriptor whose value type does not matter, as in a list of columns.</summary>
public interface IXnatField
{
    /// <summary>Data type that declares the field: <c>xnat:mrScanData</c>.</summary>
    string DataType { get; }

    /// <summary>Path within the data type: <c>parameters/tr</c>.</summary>
    string Path { get; }
}
