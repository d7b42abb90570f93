### Letrat për kandidatët dhe stafin.
