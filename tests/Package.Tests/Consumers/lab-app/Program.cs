using Xnat.Typed.Model;

// Nothing here names a type of the library: what it provides must be known all the same.
Console.WriteLine(XnatTypeRegistries.Create("lab:volumeData")?.GetType().FullName ?? "unknown");
