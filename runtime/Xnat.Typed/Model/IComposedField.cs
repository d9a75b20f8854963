namespace Xnat.Typed.Model;

/// <summary>A field that may stand in a row below the object, and not in the object itself.</summary>
internal interface IComposedField
{
    /// <summary>The way to it; <see langword="null"/> for a field of the object itself.</summary>
    XnatStep? Through { get; }
}
